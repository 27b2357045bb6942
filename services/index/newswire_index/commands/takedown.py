"""Take an article down for good, or undo that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.accounting.signatures import signed
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.output import say

from newswire_index.commands.root import service_of
from newswire_index.removal.records import read_records

app = typer.Typer(add_completion=False)
RESTORE = "Bring back those that `newswire index records takedown` wrote; - for standard input."


@app.command()
def takedown(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ADDRESS|ID", help="An article's address, or its id.")] = "",
    why: Annotated[str, typer.Option(help="The reason, for the record.")] = "",
    by: Annotated[str | None, typer.Option(help="Who decides it; the user of this machine otherwise.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let it be taken in again.")] = False,
    restore: Annotated[Path | None, typer.Option(metavar="FILE", help=RESTORE)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Take an article down: out of search, its story, copies and facets, and out for good, whatever comes again.

    Its address answers 410, the stream of changes says `gone`, and a later capture of it ends as rejected: taken down.
    What was never seen is never taken in.  The archive keeps its copies until `newswire archive retain`.

    Example: newswire takedown https://example.org/a --why "court order 12/26"
    """
    take_downs = service_of(context).take_downs
    if restore:
        say(f"{take_downs().restore(read_records(restore))} take-downs are back")
        return
    if not article:
        raise UsageError("name an article by its address or its id")
    if not why and not undo:
        raise UsageError("give the reason with --why: the record keeps it")
    signature = signed(by, why)
    verdict = (take_downs().undo if undo else take_downs().take_down)(article, *signature)
    if as_json:
        typer.echo(json.dumps(verdict.as_json(), ensure_ascii=False))
    else:
        say(verdict.line())
