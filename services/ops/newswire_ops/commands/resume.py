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
    from newswire_ops.pausing import resume_stage
    from newswire_ops.reading import open_state

    was_paused = resume_stage(open_state().state, stage)
    typer.echo(f"{stage} goes on" if was_paused else f"{stage} was not paused")
