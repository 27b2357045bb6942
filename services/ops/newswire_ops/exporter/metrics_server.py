"""The HTTP server from which Prometheus scrapes the metrics."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from newswire_shared.contracts.errors import UsageError

from newswire_ops.exporter.collector import StackCollector
from newswire_ops.exporter.exposition import CONTENT_TYPE
from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.reading import StackReader


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """A line a scrape would say nothing."""


class _Threading(ThreadingMixIn, WSGIServer):
    daemon_threads = True  # a scrape that hangs keeps no process from ending


class _OverIPv6(_Threading):
    address_family = socket.AF_INET6


@contextmanager
def serving(read: StackReader, rules: CheckRules, address: str, port: int) -> Iterator[str]:
    """Serve while inside; the address of the metrics.  Raises UsageError where it cannot listen."""
    server = _listening(StackCollector(read, rules), address, port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    shown = f"[{address}]" if ":" in address else address
    try:
        yield f"http://{shown}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _listening(collect: StackCollector, address: str, port: int) -> WSGIServer:
    kind = _OverIPv6 if ":" in address else _Threading
    try:
        return make_server(address, port, _application(collect), kind, _Quiet)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {address}:{port} ({error.strerror}): choose another port with --port"
        ) from error


def _application(collect: StackCollector) -> Callable[..., Iterable[bytes]]:
    """Answers whatever is asked for with the metrics, as exporters do."""

    def answer(_: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
        text = collect()
        start("200 OK", [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(text)))])
        return [text]

    return answer
