"""Look at the index and prepare it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.output import say, table
from newswire_shared.running.folders import check_folder

from newswire_index.commands.links import links
from newswire_index.commands.migrate import migrate
from newswire_index.commands.reconcile import reconcile
from newswire_index.commands.restore import restore
from newswire_index.commands.retain import retain
from newswire_index.commands.root import service_of
from newswire_index.commands.snapshot import snapshot
from newswire_index.engine.homes import otherwise_parted
from newswire_index.rebuild.run import RebuildRequest
from newswire_index.records import write_records
from newswire_index.settings import IndexSettings

if TYPE_CHECKING:
    pass

KINDS = "What they are of: source, key, alert, entity-edit, story-edit, takedown, retention."
app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at the index and prepare it.")
app.command()(reconcile)
app.command()(restore)
app.command()(snapshot)
app.command()(links)
app.command()(migrate)


@app.command()
def status(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False
) -> None:
    """Show each index with its alias, number of documents and size, and what this release wants otherwise.

    Exit status 1: something is otherwise, and the command that mends it is named.

    Example: newswire index status
    """
    index = service_of(context).index
    otherwise = index.differences()
    if not as_json:
        for difference in otherwise:  # first: of what is missing there is nothing more to show
            say(difference.line())
    rows = index.status()
    if as_json:
        for row in rows:
            differences = [asdict(difference) for difference in otherwise if difference.alias == row.alias]
            known = {"name": row.name, "alias": row.alias, "documents": row.documents, "size_bytes": row.size_bytes}
            typer.echo(json.dumps({**known, **row.details, "differences": differences}))
    else:
        shown = [(r.alias, r.name, f"{r.documents:,}", f"{r.size_bytes / 1e6:,.1f} MB") for r in rows]
        table(("alias", "index", "documents", "size"), shown)
        if advice := otherwise_parted(load(IndexSettings).partition, rows):
            typer.echo(advice, err=True)
    raise typer.Exit(1 if otherwise else 0)


@app.command()
def install(context: typer.Context) -> None:
    """Create the indices, template and aliases that are missing; harmless when all is there.

    Example: newswire index install
    """
    shared = load(SharedSettings)
    if not shared.elasticsearch_url:
        check_folder(shared.data_dir)  # an engine is waited for, a folder never comes by itself
    service_of(context).install()
    typer.echo("the index is ready")


@app.command()
def records(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help=KINDS)],
    output: Annotated[Path | None, typer.Option(help="JSONL file to write; standard output otherwise.")] = None,
) -> None:
    """Write the records of what people made, one JSON object a line: to keep, or to make what Redis lost again.

    Example: newswire index records entity-edit --output edits.jsonl
    """
    write_records(service_of(context).index.records(kind), output)


@app.command()
def rebuild(
    context: typer.Context,
    source: Annotated[str, typer.Option(help="Only articles of this source.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Only what was first seen on this day (UTC) or later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Only what was first seen on this day or earlier."),
    ] = None,
    entity: Annotated[list[str] | None, typer.Option(help="Only with this entity's id; repeated, one will do.")] = None,
    named: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only with this name in the text, or with an --entity.")
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only what today's enrich workers would make anew.")] = False,
    from_archive: Annotated[
        bool, typer.Option("--from-archive", help="Read the archive instead of the index, which was lost.")
    ] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew where a rebuild was cut off.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many it would be.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Enrich again what is indexed, from the raw copies in the archive, with the code of today.

    Each is a capture of its own in the ledger, in the lane backfill.  It waits while queues or Redis are too full.
    Cut off, the same command goes on where it was.

    Example: newswire index rebuild --stale --source example --since 2026-01-01
    """
    request = RebuildRequest(source, since, until, stale, from_archive, tuple(entity or ()), tuple(named or ()))
    run = service_of(context).rebuild(partial(print, "waiting:", file=sys.stderr))
    report = run(request, restart=restart, dry_run=dry_run)
    typer.echo(json.dumps(report.as_json()) if as_json else "\n".join(report.lines()))


app.command()(retain)
