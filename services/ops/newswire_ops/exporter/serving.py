"""Serves the metrics to Prometheus over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.stack_address import broker_url_of, state_url_of
from prometheus_client import CollectorRegistry, start_http_server

from newswire_ops.exporter.collector import StackCollector
from newswire_ops.exporter.heartbeats import beats
from newswire_ops.exporter.reading import open_servers


def registry_of(shared: SharedSettings) -> CollectorRegistry:
    """The registry of the configured or running stack.  Raises MissingStack if there is none."""
    servers = open_servers(broker_url_of(shared), state_url_of(shared))
    registry = CollectorRegistry()
    registry.register(StackCollector(servers.read, partial(beats, shared.run_dir)))
    return registry


@contextmanager
def serving(shared: SharedSettings, address: str, port: int) -> Iterator[str]:
    """Serve, and answer the address of the metrics.  Raises UsageError where it cannot listen."""
    try:
        server, thread = start_http_server(port, addr=address, registry=registry_of(shared))
    except OSError as error:
        raise UsageError(
            f"cannot listen on {address}:{port} ({error.strerror}): choose another port with --port"
        ) from error
    try:
        yield f"http://{address}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
