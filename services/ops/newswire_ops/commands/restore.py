"""Bring back what Redis lost, from the index and the archive."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say

from newswire_ops.commands.root import operator_of

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

    Sources, keys, edits, what is known of articles, stories, and what was in flight.  What is there stays, so it does
    no harm to run it again, also after a back-up that is older than the index.  Cut off, it goes on where it was.

    Example: newswire restore --dry-run
    """
    if only_begin:
        operator_of(context).stack().epoch.begin()
        say("the state counts from now on; nothing was brought back")
        return
    restoration = operator_of(context).restoration()
    watched = sys.stderr.isatty()
    for report in restoration(dry_run=dry_run, restart=restart, say=lambda why: say_aside(f"waiting: {why}")):
        if report.is_over and as_json:
            typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
        elif report.is_over:
            say("\n".join((report.line(dry_run), *(f"  {note}" for note in report.progress.notes))))
        elif watched:
            say_aside(f"{report.name}: {report.progress.done:,} of {report.progress.total:,}", "\r")


def say_aside(text: str, end: str = "\n") -> None:
    """A line on standard error, for whoever watches."""
    sys.stderr.write(f"\x1b[K{text}{end}" if end == "\r" else f"{text}{end}")
    sys.stderr.flush()
