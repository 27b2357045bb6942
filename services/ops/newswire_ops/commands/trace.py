"""Show where an article is and what happened to it."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.running.console.output import say

from newswire_ops.accounting.traces import find, lines_of
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False)


@app.command()
def trace(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="ADDRESS|ID", help="An address, an article's id or a capture's id.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, one a capture.")] = False,
) -> None:
    """Show where an article is and what happened to it, look by look; exit status 1 if it was never seen.

    Example: newswire trace https://example.org/news/1234
    """
    stack = operator_of(context).stack()
    found = find(stack.ledger, stack.registry, what)
    if found is None:
        typer.echo(f"{what} was never accepted here, or its record has expired", err=True)
        raise typer.Exit(1)
    if as_json:
        for capture in found.captures:
            typer.echo(json.dumps(capture.as_json(), ensure_ascii=False))
    else:
        say("\n".join(lines_of(found)))
