"""Look at the archive, and name what is lost of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import Annotated

import typer
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import MissingStack
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import progress, say, table
from newswire_shared.running.console.visible import visible

from newswire_ops.archive.references import (
    CopyReference,
    indexed_references,
    references_in_flight,
    references_of_dead,
)
from newswire_ops.archive.retention import FATES, LISTED, Retention, listed
from newswire_ops.archive.verify import Inventory, VerifyArchive
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at the archive, and name what is lost of it.")


@app.command(name="list")
def list_segments(context: typer.Context, as_json: JsonLines = False) -> None:
    """List the segments of the archive with their sizes.

    Example: newswire archive list
    """
    found = listed(operator_of(context).segments().files())
    if as_json:
        for segment in found:
            typer.echo(json.dumps(segment.as_json()))
    elif not found:
        typer.echo("the archive has no segments yet: the first article that is taken in begins one")
    else:
        table(LISTED, [segment.as_row() for segment in found])


@app.command()
def retain(
    context: typer.Context,
    older_than: Annotated[int, typer.Option(metavar="DAYS", min=1, help="Days since a segment was last written.")],
    though_indexed: Annotated[
        bool,
        typer.Option("--though-indexed", help="Also what indexed articles refer to."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be deleted and what stays.")] = False,
    as_json: JsonLines = False,
) -> None:
    """Delete old segments that nothing in flight, dead or indexed refers to.

    An article whose copies are gone stays in the index as it is, but can never be made again: no `index rebuild` reads
    it, and it does not come back when the index is lost.

    Example: newswire archive retain --older-than 90 --dry-run
    """
    operator = operator_of(context)
    stack, survivors = operator.stack(), operator.survivors()
    retention = Retention(
        operator.segments(), lambda: indexed_references(survivors),
        lambda: chain(references_in_flight(stack.ledger), references_of_dead(stack.dead_letters, stack.ledger)),
        SystemClock(),
    )  # fmt: skip
    chosen = retention.chosen(timedelta(days=older_than), though_indexed)
    if as_json:
        for fate in chosen:
            typer.echo(json.dumps(fate.as_json()))
    elif chosen:
        table(FATES, [fate.as_row() for fate in chosen])
    size, problems = sum(fate.segment.size for fate in chosen if fate.may_go), list[str]()
    if not dry_run:
        done = [*retention.delete(chosen)]
        problems = [deletion.why for deletion in done if deletion.why]
        size = sum(deletion.segment.size for deletion in done if not deletion.why)
    for problem in problems:
        typer.echo(visible(problem), err=True)
    typer.echo(f"{size / 1e6:,.1f} MB {'would be' if dry_run else 'were'} deleted", err=True)
    raise typer.Exit(1 if problems else 0)


@app.command()
def verify(context: typer.Context, as_json: JsonLines = False) -> None:
    """Read the whole archive, and name what is lost, article by article; exit status 1 if something is.

    Lost is a copy that the index or a capture in flight refers to.  What has a raw copy can be made anew by `newswire
    index rebuild`.  Intake may go on meanwhile.

    Example: newswire archive verify
    """
    operator = operator_of(context)
    segments, inventory = operator.segments(), Inventory()

    def references() -> Iterator[CopyReference]:
        yield from indexed_references(operator.survivors())
        try:
            ledger = operator.stack().ledger
        except MissingStack:  # an archive can be looked at without one
            return
        yield from references_in_flight(ledger)

    verifying = VerifyArchive(operator.shared.archive_folder, segments, references)
    for _ in progress(verifying(inventory), len(segments.files()), "reading"):
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
