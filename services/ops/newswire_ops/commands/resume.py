"""Let a paused stage go on."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def resume(stage: Annotated[str, typer.Argument(help="fetch, enrich or index.")]) -> None:
    """Let a paused stage go on; what waited is done within some seconds.

    Example: newswire resume index
    """
    from newswire_ops.accounting.names import stage_named
    from newswire_ops.composition import open_state

    was_paused = open_state().pauses.resume(stage_named(stage))
    typer.echo(f"{stage} goes on" if was_paused else f"{stage} was not paused")
