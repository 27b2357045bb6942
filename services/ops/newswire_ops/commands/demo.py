"""Take in a sample newsroom with real workers and say what became of every article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def demo(
    sample: Annotated[Path, typer.Option(help="Folder of the sample newsroom.")] = Path("sample"),
) -> None:
    """Take in a sample newsroom with real workers and say what became of every article; exit status 1 if one is lost.

    Serves five made-up sites on loopback ports, adds their feeds as sources, waits until every article is accounted
    for, shows what became of each, one search and some stories, and stops.  `newswire up` opens the same data in
    the browser.

    Example: newswire demo
    """
    import signal

    from newswire_shared.contracts.settings import SharedSettings, load
    from newswire_shared.running.console import say

    from newswire_ops.demonstration.run import Demonstration
    from newswire_ops.settings import OpsSettings

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `newswire down` ends it as Ctrl-C does
    is_sound = Demonstration(load(SharedSettings), load(OpsSettings), sample, say).run()
    raise typer.Exit(0 if is_sound else 1)
