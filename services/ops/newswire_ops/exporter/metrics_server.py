"""The HTTP server from which Prometheus scrapes the metrics."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newswire_shared.contracts.errors import UsageError
from prometheus_client import CollectorRegistry, start_http_server

from newswire_ops.exporter.collector import StackCollector
from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.reading import StackReader


@contextmanager
def serving(read: StackReader, rules: CheckRules, address: str, port: int) -> Iterator[str]:
    """Serve while inside; the address of the metrics.  Raises UsageError where it cannot listen."""
    registry = CollectorRegistry()  # not the library's own: that one would add metrics of this process
    registry.register(StackCollector(read, rules))
    try:
        server, thread = start_http_server(port, addr=address, registry=registry)
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
