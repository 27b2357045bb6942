"""Find entities; merge, split, rename and suppress them; see and undo what was edited."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, cast, get_args

import typer
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.output import table

from newswire_enrich.commands import entity_log
from newswire_enrich.commands.options import AsJson, By, EntityArgument, Unlisted, Why
from newswire_enrich.commands.root import entity_editing
from newswire_enrich.editing.entities import listing
from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Split, Suppress
from newswire_enrich.editing.entities.lookup import Lookup
from newswire_enrich.editing.entities.retagging import rebuild_words
from newswire_enrich.editing.entities.validation import refuse_unknown
from newswire_enrich.editing.provenance import Provenance

HELP = "Find entities; merge, split, rename and suppress them; see and undo what was edited."
app = typer.Typer(add_completion=False, no_args_is_help=True, help=HELP)

TypeOption = Annotated[str | None, typer.Option("--type", help="person, organisation, place, event or other.")]


@app.command()
def search(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or a part of one.")],
    kind: Annotated[str | None, typer.Option("--type", help="Only of this type.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find entities by name, in the catalogue and in what edits made.  Exit status 1 if there is none.

    Example: newswire entities search "Red Cross"
    """
    lookup = entity_editing(context).editor().lookup()
    found = lookup.search(name, _type(kind))
    shown = [lookup.standing(row.id) for row in found[:limit]]
    if as_json:
        for each in shown:
            typer.echo(json.dumps(listing.as_json(each, lookup), ensure_ascii=False))
    elif shown:
        table(listing.HEADINGS, map(listing.row, shown))
    if not found:
        typer.echo(f"no entity has “{name}” in its names", err=True)
    elif len(found) > limit:
        typer.echo(f"and {len(found) - limit} more: --limit shows them", err=True)
    raise typer.Exit(0 if found else 1)  # as grep does, so that a script can ask


@app.command()
def show(context: typer.Context, entity_id: EntityArgument, as_json: AsJson = False) -> None:
    """Show an entity: name, type, country, where it comes from, its names, and the edits in force.

    Example: newswire entities show org:tass
    """
    lookup = entity_editing(context).editor().lookup()
    refuse_unknown(entity_id, lookup)
    standing = lookup.standing(entity_id)
    if as_json:
        typer.echo(json.dumps(listing.as_json(standing, lookup), ensure_ascii=False))
    else:
        typer.echo("\n".join(listing.lines(standing, lookup)))


@app.command()
def merge(
    context: typer.Context,
    entity_id: EntityArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id that stays.")],
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Make two entities one: what was ID is INTO, from the next article on.

    Example: newswire entities merge person:i-marrow person:ilse-marrow --unlisted --why "one person"
    """
    _edit(entity_editing(context).editor(), Merge(entity_id=entity_id, into=into), by, why, unlisted)


@app.command()
def split(
    context: typer.Context,
    entity_id: EntityArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that means another entity.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id of the other entity.")],
    kind: TypeOption = None,
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Say that a name of ID means INTO instead.

    Example: newswire entities split geo:745044 Byzantium place:byzantium --unlisted
    """
    editor = entity_editing(context).editor()
    # an entity that the catalogue lacks is made with the type that its id begins with
    meant = _type(kind) or editor.lookup().standing(into).row.type
    _edit(editor, Split(entity_id=entity_id, name=name, into=into, type=meant), by, why, unlisted)


@app.command()
def rename(
    context: typer.Context,
    entity_id: EntityArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Show an entity under another name.

    Example: newswire entities rename country:TR Türkiye
    """
    _edit(entity_editing(context).editor(), Rename(entity_id=entity_id, name=name), by, why, unlisted)


@app.command()
def suppress(
    context: typer.Context, entity_id: EntityArgument, why: Why = "", by: By = None, unlisted: Unlisted = False
) -> None:
    """Leave an entity out of all articles, from the next one on.

    Example: newswire entities suppress other:advertisement --unlisted --why "not an entity"
    """
    _edit(entity_editing(context).editor(), Suppress(entity_id=entity_id), by, why, unlisted)


@app.command()
def alias(
    context: typer.Context,
    entity_id: EntityArgument,
    name: Annotated[str, typer.Argument(metavar="ALIAS", help="A further name.")],
    shown: Annotated[str | None, typer.Option("--name", help="The name to show, for a new entity.")] = None,
    kind: TypeOption = None,
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Give an entity a further name; with --unlisted and --name also a new entity.

    Example: newswire entities alias org:otter-club "The Otters" --name "Otter Club" --unlisted
    """
    editor = entity_editing(context).editor()
    row = editor.lookup().standing(entity_id).row
    edit = Alias(entity_id=entity_id, alias=name, type=_type(kind) or row.type, name=shown or row.name)
    _edit(editor, edit, by, why, unlisted)


app.command()(entity_log.log)
app.command()(entity_log.undo)
app.command("import")(entity_log.import_edits)
app.command()(entity_log.export)
app.command()(entity_log.restore)
app.command()(entity_log.record)


@app.command()
def retag(
    context: typer.Context,
    entity: Annotated[str | None, typer.Option(help="Only articles with this entity or one of its names.")] = None,
    source: Annotated[str | None, typer.Option(help="Only articles of this source.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Only what was first seen on this day (UTC) or later."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many it would be.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tag stored articles by the edits of today: `newswire index rebuild --stale` with the entity's ids and names.

    Example: newswire entities retag --entity org:tass --dry-run
    """
    editing = entity_editing(context)

    def lookup() -> Lookup:  # opened for a named entity only: without one no stack is needed here
        return editing.editor().lookup()

    editing.index_command(rebuild_words(lookup, entity, source, since, dry_run=dry_run, as_json=as_json))


def _edit(editor: EntityEditor, edit: Edit, by: str | None, why: str, unlisted: bool) -> None:
    typer.echo(listing.summary(editor.edit([(edit, Provenance.of(by, why, unlisted))])))


def _type(given: str | None) -> EntityType | None:
    if given is not None and given not in get_args(EntityType):
        raise UsageError(f"{given} is no type of an entity: there are {', '.join(get_args(EntityType))}")
    return cast("EntityType | None", given)
