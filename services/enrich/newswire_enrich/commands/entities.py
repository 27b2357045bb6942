"""Find entities; merge, split, rename and suppress them; see and undo what was edited."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, cast

import typer

from newswire_enrich.commands import entity_log
from newswire_enrich.commands.entity_log import By, Json, Unlisted, Why

if TYPE_CHECKING:
    from newswire_shared.contracts.documents import EntityType

    from newswire_enrich.editing.entities.desk import EntityDesk
    from newswire_enrich.editing.entities.edits import Edit

HELP = "Find entities; merge, split, rename and suppress them; see and undo what was edited."
app = typer.Typer(add_completion=False, no_args_is_help=True, help=HELP)

Id = Annotated[str, typer.Argument(metavar="ID", help="An entity's id, such as org:tass.")]
Type = Annotated[str | None, typer.Option("--type", help="person, organisation, place, event or other.")]


@app.command()
def search(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or a part of one.")],
    kind: Annotated[str | None, typer.Option("--type", help="Only of this type.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    as_json: Json = False,
) -> None:
    """Find entities by name, in the catalogue and in what edits made.  Exit status 1 if there is none.

    Example: newswire entities search "Red Cross"
    """
    from newswire_shared.running.console import table

    from newswire_enrich.editing.entities import listing
    from newswire_enrich.editing.entities.desk import EntityDesk

    lookup = EntityDesk.open().lookup()
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
    raise typer.Exit(0 if found else 1)


@app.command()
def show(entity_id: Id, as_json: Json = False) -> None:
    """Show an entity: name, type, country, where it comes from, its names, and the edits in force.

    Example: newswire entities show org:tass
    """
    from newswire_enrich.editing.entities import listing
    from newswire_enrich.editing.entities.checks import refuse_unknown
    from newswire_enrich.editing.entities.desk import EntityDesk

    lookup = EntityDesk.open().lookup()
    refuse_unknown(entity_id, lookup)
    standing = lookup.standing(entity_id)
    if as_json:
        typer.echo(json.dumps(listing.as_json(standing, lookup), ensure_ascii=False))
    else:
        typer.echo("\n".join(listing.lines(standing, lookup)))


@app.command()
def merge(
    entity_id: Id,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id that stays.")],
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Make two entities one: what was ID is INTO, from the next article on.

    Example: newswire entities merge person:i-marrow person:ilse-marrow --unlisted --why "one person"
    """
    from newswire_enrich.editing.entities.edits import Merge

    _edit(Merge(entity_id=entity_id, into=into), by, why, unlisted)


@app.command()
def split(
    entity_id: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that means another entity.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id of the other entity.")],
    kind: Type = None,
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Say that a name of ID means INTO instead.

    Example: newswire entities split geo:745044 Byzantium place:byzantium --unlisted
    """
    from newswire_enrich.editing.entities.desk import EntityDesk
    from newswire_enrich.editing.entities.edits import Split

    desk = EntityDesk.open()
    meant = _type(kind) or desk.lookup().standing(into).row.type
    _edit(Split(entity_id=entity_id, name=name, into=into, type=meant), by, why, unlisted, desk)


@app.command()
def rename(
    entity_id: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Show an entity under another name.

    Example: newswire entities rename country:TR Türkiye
    """
    from newswire_enrich.editing.entities.edits import Rename

    _edit(Rename(entity_id=entity_id, name=name), by, why, unlisted)


@app.command()
def suppress(entity_id: Id, why: Why = "", by: By = None, unlisted: Unlisted = False) -> None:
    """Leave an entity out of all articles, from the next one on.

    Example: newswire entities suppress other:advertisement --unlisted --why "not an entity"
    """
    from newswire_enrich.editing.entities.edits import Suppress

    _edit(Suppress(entity_id=entity_id), by, why, unlisted)


@app.command()
def alias(
    entity_id: Id,
    name: Annotated[str, typer.Argument(metavar="ALIAS", help="A further name.")],
    shown: Annotated[str | None, typer.Option("--name", help="The name to show, for a new entity.")] = None,
    kind: Type = None,
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Give an entity a further name; with --unlisted and --name also a new entity.

    Example: newswire entities alias org:otter-club "The Otters" --name "Otter Club" --unlisted
    """
    from newswire_enrich.editing.entities.desk import EntityDesk
    from newswire_enrich.editing.entities.edits import Alias

    desk = EntityDesk.open()
    row = desk.lookup().standing(entity_id).row
    edit = Alias(entity_id=entity_id, alias=name, type=_type(kind) or row.type, name=shown or row.name)
    _edit(edit, by, why, unlisted, desk)


app.command()(entity_log.log)
app.command()(entity_log.undo)
app.command("import")(entity_log.import_edits)
app.command()(entity_log.export)
app.command()(entity_log.restore)
app.command()(entity_log.record)


@app.command()
def retag(
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
    from newswire_enrich.editing.entities.retagging import rebuild, rebuild_words

    rebuild(rebuild_words(entity, source, since, dry_run=dry_run, as_json=as_json))


def _edit(edit: Edit, by: str | None, why: str, unlisted: bool, desk: EntityDesk | None = None) -> None:
    from newswire_enrich.editing.entities.desk import EntityDesk
    from newswire_enrich.editing.entities.listing import told
    from newswire_enrich.editing.said import Said

    made = (desk or EntityDesk.open()).edit([(edit, Said.of(by, why, unlisted))])
    typer.echo(told(made))


def _type(given: str | None) -> EntityType | None:
    from typing import get_args

    from newswire_shared.contracts.documents import EntityType
    from newswire_shared.contracts.errors import UsageError

    if given is not None and given not in get_args(EntityType):
        raise UsageError(f"{given} is no type of an entity: there are {', '.join(get_args(EntityType))}")
    return cast("EntityType | None", given)
