"""Bring back what Redis lost, from the index and the archive."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say

from newswire_ops.commands.root import operator_of

if TYPE_CHECKING:
    from newswire_ops.restoration.restoration import PartReport

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what is left, and change nothing.")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew where a run was cut off.")] = False,
    only_begin: Annotated[
        bool, typer.Option("--only-begin", help="Bring nothing back: intake goes on, and takes in anew what it meets.")
    ] = False,
    as_json: JsonLines = False,
) -> None:
    """Bring back what Redis lost, from the index and the archive; intake waits until it has ended.

    Sources, keys, alerts, edits, what is known of articles, stories, and what was in flight.  What is there stays, so
    it does no harm to run it again, also after a back-up that is older than the index.  Cut off, it goes on where it
    was.

    Example: newswire restore --dry-run
    """
    if only_begin:
        operator_of(context).stack().epoch.begin()
        say("the state counts from now on; nothing was brought back")
        return
    with operator_of(context).restoration() as restoration:
        waiting = partial(print, "waiting:", file=sys.stderr)
        for report in restoration(dry_run=dry_run, restart=restart, say=waiting):
            _show(report, dry_run, as_json)


def _show(report: PartReport, dry_run: bool, as_json: bool) -> None:
    if report.is_over and as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
    elif report.is_over:
        say("\n".join((report.line(dry_run), *(f"  {note}" for note in report.progress.notes))))
    elif sys.stderr.isatty():  # one line that moves, for whoever watches
        sys.stderr.write(f"\x1b[K{report.name}: {report.progress.done:,} of {report.progress.total:,}\r")
