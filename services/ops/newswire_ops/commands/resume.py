"""Let a paused stage go on."""

from __future__ import annotations

import typer

from newswire_ops.accounting.names import stage_named
from newswire_ops.commands.options import StageName
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False)


@app.command()
def resume(context: typer.Context, stage: StageName) -> None:
    """Let a paused stage go on; what waited is done within some seconds.

    Example: newswire resume index
    """
    was_paused = operator_of(context).stack().pauses.resume(stage_named(stage))
    typer.echo(f"{stage} goes on" if was_paused else f"{stage} was not paused")
