"""Look at the archive, and name what is lost of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import typer
from newswire_shared.archive.walk import segments
from newswire_shared.contracts.errors import MissingStack
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import progress, say, table

from newswire_ops.archive.references import CopyReference, indexed_references, references_in_flight
from newswire_ops.archive.verify import Inventory, VerifyArchive
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at the archive, and name what is lost of it.")


@app.command(name="list")
def list_segments(context: typer.Context, as_json: JsonLines = False) -> None:
    """List the segments of the archive with their sizes.

    Example: newswire archive list
    """
    folder = operator_of(context).shared.archive_folder
    found = [(name, (folder / name).stat()) for name in segments(folder)]
    rows = [(name, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC)) for name, stat in found]
    if as_json:
        for name, size, at in rows:
            typer.echo(json.dumps({"segment": name, "bytes": size, "written_at": at.isoformat()}))
    else:
        shown = [(name, f"{size / 1e6:,.1f} MB", f"{at:%Y-%m-%d %H:%M:%S}") for name, size, at in rows]
        table(("segment", "size", "last written (UTC)"), shown)


@app.command()
def verify(context: typer.Context, as_json: JsonLines = False) -> None:
    """Read the whole archive, and name what is lost, article by article; exit status 1 if something is.

    Lost is a copy that the index or a capture in flight refers to.  What has a raw copy can be made anew by `newswire
    index rebuild`.  Intake may go on meanwhile.

    Example: newswire archive verify
    """
    operator = operator_of(context)
    folder, inventory = operator.shared.archive_folder, Inventory()

    def references() -> Iterator[CopyReference]:
        yield from indexed_references(operator.survivors())
        try:
            ledger = operator.stack().ledger
        except MissingStack:  # an archive can be looked at without one
            return
        yield from references_in_flight(ledger)

    for _ in progress(VerifyArchive(folder, references)(inventory), len(segments(folder)), "reading"):
        pass
    (_show_json if as_json else _show)(inventory)
    raise typer.Exit(0 if inventory.is_whole else 1)


def _show_json(inventory: Inventory) -> None:
    for damage in inventory.all_damages:
        typer.echo(json.dumps({"damage": damage.why, "segment": damage.segment, "offset": damage.offset,
                               "length": damage.length, "url": damage.url or None}))  # fmt: skip
    for lost in inventory.lost:
        typer.echo(json.dumps(lost.as_json()))
    typer.echo(json.dumps(inventory.as_json()))


def _show(inventory: Inventory) -> None:
    for damage in inventory.all_damages:
        end = " (a killed process began it, nothing refers to it)" if inventory.is_harmless(damage) else ""
        say(f"damaged: {damage.described()}{end}")
    for lost in inventory.lost:
        say(lost.line())
    sums = inventory.as_json()
    say(f"{sums['records']} records in {sums['segments']} segments; {len(inventory.lost)} copies are lost")
