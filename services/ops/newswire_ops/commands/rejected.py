"""List what was rejected, and take it in after all."""

from __future__ import annotations

from typing import Annotated

import typer
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import table

from newswire_ops.accounting.answers import rejected_answer
from newswire_ops.accounting.names import check_source, reason_named
from newswire_ops.accounting.rejected import (
    GROUP_HEADINGS,
    HEADINGS,
    RejectionFilter,
    check_overruled,
    chosen,
    group_rows,
    may_come_back,
    readmit,
    rows,
)
from newswire_ops.accounting.spans import since_ms
from newswire_ops.commands.root import operator_of
from newswire_ops.ports import RunningStack

app = typer.Typer(add_completion=False, help="List what was rejected, and take it in after all.")

OfReason = Annotated[str | None, typer.Option("--reason", help="Only for this reason, as `newswire ledger` names it.")]
OfSource = Annotated[str | None, typer.Option("--source", help="Only of this source.")]
Since = Annotated[str, typer.Option("--since", help="How far to look back: 30m, 24h, 7d.")]


@app.callback(invoke_without_command=True)
def rejected(
    context: typer.Context,
    reason: OfReason = None,
    source: OfSource = None,
    since: Since = "24h",
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 100,
    group: Annotated[bool, typer.Option("--group", help="One row for each source and reason.")] = False,
    output: JsonLines = False,
) -> None:
    """List what was rejected, the newest first.

    Example: newswire rejected --reason "too short" --since 7d
    """
    if context.invoked_subcommand:
        return
    stack = operator_of(context).stack()
    found = _chosen(stack, reason, source, since, None if group else limit)
    if output:
        for record in found:
            typer.echo(rejected_answer(record).model_dump_json(by_alias=True))
    elif not found:
        typer.echo("nothing was rejected" + (" so" if reason or source else ""))
    else:
        table(GROUP_HEADINGS, group_rows(found)) if group else table(HEADINGS, rows(found))


@app.command()
def replay(
    context: typer.Context,
    capture: Annotated[
        str | None, typer.Argument(help="A capture's id, or its beginning; all chosen ones otherwise.")
    ] = None,
    reason: OfReason = None,
    source: OfSource = None,
    since: Since = "24h",
    though: Annotated[
        bool, typer.Option("--though", help="Take it in although it is too short, or no article.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be taken in again.")] = False,
    rate: Annotated[float, typer.Option(min=0.1, help="Captures a second.")] = 50,
) -> None:
    """Send what was rejected back to the stage that rejected it: by the rules as they are now, or in spite of them.

    Example: newswire rejected replay --reason "too short" --source example --though
    """
    if capture is None and reason is None and source is None:
        raise UsageError("name a capture, or choose by --reason or --source: `newswire rejected` lists them")
    stack = operator_of(context).stack()
    found = _chosen(stack, reason, source, "36500d" if capture else since, None, capture)
    if capture and len(found) != 1:
        raise UsageError(_not_one(capture, found))
    coming = [record for record in found if may_come_back(record)]
    if len(coming) < len(found):
        typer.echo(
            f"{len(found) - len(coming)} were taken down or retired, and stay out: see `newswire takedown --undo`"
        )
    if though:
        check_overruled(coming)
    if dry_run:
        typer.echo(f"{len(coming)} would be taken in again")
        return
    typer.echo(f"{readmit(stack, coming, though, rate)} taken in again: `newswire trace` shows what becomes of them")


def _not_one(capture: str, found: list[CaptureRecord]) -> str:
    if found:
        return f"{len(found)} rejected captures begin with {capture}: give more of the id"
    return f"no rejected capture begins with {capture}: `newswire trace` shows what became of it"


def _chosen(
    stack: RunningStack, reason: str | None, source: str | None, since: str, limit: int | None,
    capture: str | None = None,
) -> list[CaptureRecord]:  # fmt: skip
    """The captures of a choice.  Raises UsageError for a reason or a source that does not exist."""
    choice = RejectionFilter(reason_named(reason) if reason else None, source, capture)
    found = [*chosen(stack.rejections, choice, since_ms(since), limit)]
    if not found:  # an empty list for a misspelt name would read as if all were well
        check_source(stack.ledger, stack.sources, source)
    return found
