"""Take in a sample newsroom with real workers and say what became of every article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import load
from newswire_shared.running.console.output import say

from newswire_ops.commands.root import operator_of
from newswire_ops.settings import OpsSettings

app = typer.Typer(add_completion=False)


@app.command()
def demo(
    context: typer.Context,
    sample: Annotated[Path, typer.Option(help="Folder of the sample newsroom.")] = Path("sample"),
) -> None:
    """Take in a sample newsroom with real workers and say what became of every article; exit status 1 if one is lost.

    Serves five made-up sites on loopback ports, adds their feeds as sources, waits until every article is accounted
    for, shows what became of each, one search and some stories, and stops.  `newswire up` opens the same data in
    the browser.

    Example: newswire demo
    """
    is_sound = operator_of(context).demonstration(load(OpsSettings), sample, say).run()
    raise typer.Exit(0 if is_sound else 1)
