"""Serve the stack's metrics to Prometheus."""

from __future__ import annotations

import signal
import threading
from typing import Annotated

import typer
from newswire_shared.contracts.settings import load
from newswire_shared.running import logs

from newswire_ops.commands.root import operator_of
from newswire_ops.settings import OpsSettings

app = typer.Typer(add_completion=False)


@app.command()
def exporter(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to serve on; 0 for any free one.")] = None,
    address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the stack's metrics to Prometheus until Ctrl-C; a scrape asks Redis once and no worker anything.

    Example: newswire exporter --port 9108
    """
    operator = operator_of(context)
    logs.configure(operator.shared, "exporter")
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):  # containers stop by SIGTERM; the port is closed in order
        signal.signal(number, lambda *_: stopping.set())
    chosen = load(OpsSettings).exporter_port if port is None else port
    with operator.serving_metrics(address, chosen) as where:
        typer.echo(f"metrics: {where}   (Ctrl-C stops it)")
        stopping.wait()
