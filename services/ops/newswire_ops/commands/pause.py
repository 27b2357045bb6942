"""Pause a stage: its messages wait until it is resumed."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def pause(
    stage: Annotated[str, typer.Argument(help="fetch, enrich or index.")],
    why: Annotated[str, typer.Option(help="What others are told.")] = "paused by hand",
) -> None:
    """Pause a stage: its messages wait, nothing is lost, until `newswire resume`.

    Example: newswire pause index --why "moving the cluster"
    """
    from newswire_ops.accounting.names import stage_named
    from newswire_ops.composition import open_state

    open_state().pauses.pause(stage_named(stage), why)
    typer.echo(f"{stage} is paused; `newswire resume {stage}` lets it go on")
