"""Pause a stage: its messages wait until it is resumed."""

from __future__ import annotations

from typing import Annotated

import typer

from newswire_ops.accounting.names import stage_named
from newswire_ops.commands.options import StageName
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False)


@app.command()
def pause(
    context: typer.Context,
    stage: StageName,
    why: Annotated[str, typer.Option(help="What others are told.")] = "paused by hand",
) -> None:
    """Pause a stage: its messages wait, nothing is lost, until `newswire resume`.

    Example: newswire pause index --why "moving the cluster"
    """
    operator_of(context).stack().pauses.pause(stage_named(stage), why)
    typer.echo(f"{stage} is paused; `newswire resume {stage}` lets it go on")
