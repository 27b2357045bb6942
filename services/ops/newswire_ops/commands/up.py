"""Start the embedded stack in the data folder and stay until Ctrl-C."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import load
from newswire_shared.running.console.output import say
from newswire_shared.running.embedded.patience import Interrupted
from newswire_shared.running.folders import check_folder, check_folders

from newswire_ops.commands.root import operator_of
from newswire_ops.launcher.stack import sole_stack
from newswire_ops.scaling.size import MOST_BY_ITSELF, STAGES, Size, size_of
from newswire_ops.settings import OpsSettings

app = typer.Typer(add_completion=False)
Workers = Annotated[str | None, typer.Option(metavar="WORKERS", help="Workers of this group: 4, or 1..4.")]


@app.command()
def up(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port of the pages and the API.")] = None,
    http: Annotated[bool, typer.Option("--http/--no-http", help="Whether to serve pages and API.")] = True,
    flower: Annotated[bool, typer.Option("--flower", help="Start Flower too, on NEWSWIRE_OPS_FLOWER_PORT.")] = False,
    enrich: Workers = None,
    index: Workers = None,
    ingest: Workers = None,
    alerts: Workers = None,
    autoscale: Annotated[
        bool, typer.Option("--autoscale", help="Where no number is given, as if `--enrich 1..4 --index 1..4` were.")
    ] = False,
) -> None:
    """Start the embedded stack in the data folder and stay until Ctrl-C.

    A group has one worker unless its option says another number; `1..4` follows the age of what waits.

    Example: NEWSWIRE_DATA_DIR=/srv/newswire newswire up --port 8080 --enrich 4
    """
    sizes = _sizes({"enrich": enrich, "index": index, "ingest": ingest, "alerts": alerts}, autoscale)
    operator, ops = operator_of(context), load(OpsSettings)
    check_folders(operator.shared, check_folder)
    stopping = _stopping_by_signal()
    with sole_stack(operator.shared.run_dir):
        http_port = (port or _default_port()) if http else None
        stack = operator.embedded_stack(ops, say, http_port, flower=flower, is_stopping=stopping.is_set, sizes=sizes)
        typer.echo(f"starting in {operator.shared.data_dir} …")
        with suppress(Interrupted):
            stack.run(stopping)
        with suppress(OSError):  # a closed terminal
            typer.echo("stopped")


def _sizes(asked: Mapping[str, str | None], autoscale: bool) -> dict[str, Size]:
    """The size of each group that is not to have one worker.  Raises UsageError for what is no number of workers."""
    by_itself = dict.fromkeys(STAGES, Size(1, MOST_BY_ITSELF)) if autoscale else {}
    return by_itself | {group: size_of(text, group) for group, text in asked.items() if text is not None}


def _stopping_by_signal() -> threading.Event:
    """An event that is set by Ctrl-C, `newswire down` and a closed terminal."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, lambda *_: stopping.set())
    return stopping


def _default_port() -> int:
    """The port of search, read by hand: no service knows the settings of another."""
    given = os.environ.get("NEWSWIRE_SEARCH_PORT", "").strip() or "8080"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise UsageError(f"NEWSWIRE_SEARCH_PORT={given}: a port is a number from 1 to 65535")
    return int(given)
