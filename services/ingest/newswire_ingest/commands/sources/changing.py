"""Change sources: pause, resume, remove."""

from __future__ import annotations

import typer

from newswire_ingest.commands.options import SourceName
from newswire_ingest.commands.sources.root import app, opened


@app.command()
def pause(name: SourceName) -> None:
    """Stop polling a source; what it brought stays.

    Example: newswire sources pause example
    """
    opened().source_editor.pause(name)
    typer.echo(f"{name} is paused; `newswire sources resume {name}` polls it again")


@app.command()
def resume(name: SourceName) -> None:
    """Poll a source again that was paused, or that newswire has retired.

    Example: newswire sources resume example
    """
    opened().source_editor.resume(name)
    typer.echo(f"{name} is polled again")


@app.command()
def remove(name: SourceName) -> None:
    """Remove a source; its articles stay.

    Example: newswire sources remove example
    """
    opened().source_editor.remove(name)
    typer.echo(f"{name} is removed")
