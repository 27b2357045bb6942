"""The log of edits of entities: shown, undone, written to files and made again of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.running.console.output import table

from newswire_enrich.commands.options import AsJson, By, RecordsArgument, Unlisted, Why
from newswire_enrich.commands.root import entity_editing
from newswire_enrich.editing.edit_files import exported, read_edits, read_records
from newswire_enrich.editing.entities import listing
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.files.json_lines import write_objects


def log(
    context: typer.Context,
    entity: Annotated[str | None, typer.Option(help="Only what names this id.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what was edited, the newest first, also what was undone.

    Example: newswire entities log --entity org:tass
    """
    entries = entity_editing(context).editor().log.entries()
    chosen = listing.chosen(entries, entity)[:limit]
    if as_json:
        for line in listing.log_json(chosen, entries):
            typer.echo(json.dumps(line, ensure_ascii=False))
    elif chosen:
        table(listing.LOG_HEADINGS, listing.log_rows(chosen, entries))
    else:
        typer.echo("nothing was edited")


def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of an edit, see `newswire entities log`.")],
    why: Why = "",
    by: By = None,
) -> None:
    """Take an edit back, by an edit of its own; undone itself, the first one holds again.

    Example: newswire entities undo 3 --why "two persons after all"
    """
    typer.echo(listing.summary(entity_editing(context).editor().undo(number, Provenance.of(by, why))))


def import_edits(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSONL, as `newswire entities export` writes it; - for standard input.")],
    why: Why = "",
    by: By = None,
    unlisted: Unlisted = False,
) -> None:
    """Make the edits of a file, all or none; what holds already is left out, so twice does no harm.

    Example: newswire entities import edits.jsonl
    """
    filed = read_edits(file)
    entries = [(each.edit, Provenance.of(by or each.by, why or each.why, unlisted)) for each in filed]
    made = entity_editing(context).editor().edit(entries)
    typer.echo(f"{len(made)} edits made, {len(filed) - len(made)} hold already")


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="JSONL file to write; standard output otherwise.")] = None,
) -> None:
    """Write the edits in force, one JSON object a line, for `newswire entities import`.

    Example: newswire entities export edits.jsonl
    """
    write_objects(exported(entity_editing(context).editor().log.entries()), file)


def restore(
    context: typer.Context,
    file: RecordsArgument,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop edits that were made since the log was lost.")
    ] = False,
) -> None:
    """Make the log of edits again from the records in the index, after Redis was lost.

    Example: newswire index records entity-edit | newswire entities restore -
    """
    number = entity_editing(context).editor().restore(read_records(file), replace=replace)
    typer.echo(f"{number} edits are back")


def record(context: typer.Context) -> None:
    """Send the record of every edit to the index again, where one was lost on its way.

    Example: newswire entities record
    """
    typer.echo(f"{entity_editing(context).editor().record_all()} records sent")
