"""Show where an article is, what happened to it, and whether a search finds it."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.running.console.output import say
from newswire_shared.running.embedded.stack_address import read_stack

from newswire_ops.commands.root import operator_of
from newswire_ops.tracing.presentation import as_json, lines_of
from newswire_ops.tracing.trace import find

app = typer.Typer(add_completion=False)


@app.command()
def trace(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="ADDRESS|ID", help="An address, an article's id or a capture's id.")],
    as_objects: Annotated[bool, typer.Option("--json", help="One JSON object a line, one a capture.")] = False,
) -> None:
    """Show where an article is, what happened to it look by look, and whether a search finds it.

    Exit status 1 if it was never seen.

    Example: newswire trace https://example.org/news/1234
    """
    operator = operator_of(context)
    running = read_stack(operator.shared.run_dir)
    found = find(
        operator.stack(), what, lambda article_id: operator.survivors().article(article_id),
        running.http_url if running else "",
    )  # fmt: skip
    if found is None:
        typer.echo(f"{what} was never accepted here, or its record has expired", err=True)
        raise typer.Exit(1)
    if as_objects:
        for each in as_json(found):
            typer.echo(json.dumps(each, ensure_ascii=False))
    else:
        say("\n".join(lines_of(found)))
