"""Start the embedded stack in the data folder and stay until Ctrl-C."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError

app = typer.Typer(add_completion=False)


@app.command()
def up(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port of the pages and the API.")] = None,
    http: Annotated[bool, typer.Option("--http/--no-http", help="Whether to serve pages and API.")] = True,
    flower: Annotated[bool, typer.Option("--flower", help="Start Flower too, on NEWSWIRE_OPS_FLOWER_PORT.")] = False,
) -> None:
    """Start the embedded stack in the data folder and stay until Ctrl-C.

    Example: NEWSWIRE_DATA_DIR=/srv/newswire newswire up --port 8080
    """
    from newswire_shared.contracts.settings import SharedSettings, load
    from newswire_shared.running.console import say
    from newswire_shared.running.patience import Interrupted

    from newswire_ops.launcher.stack import EmbeddedStack, sole_stack
    from newswire_ops.settings import OpsSettings

    shared, ops = load(SharedSettings), load(OpsSettings)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, lambda *_: stopping.set())
    with sole_stack(shared.run_dir):
        stack = EmbeddedStack(
            shared, ops, say, (port or _default_port()) if http else None,
            flower=flower, is_stopping=stopping.is_set,
        )  # fmt: skip
        typer.echo(f"starting in {shared.data_dir} …")
        with suppress(Interrupted):
            stack.run(stopping)
        with suppress(OSError):  # a closed terminal
            typer.echo("stopped")


def _default_port() -> int:
    import os

    given = os.environ.get("NEWSWIRE_SEARCH_PORT", "8080")
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise UsageError(f"NEWSWIRE_SEARCH_PORT={given}: a port is a number from 1 to 65535")
    return int(given)
