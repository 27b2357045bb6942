"""A receiver of webhooks on loopback that may fail, and remembers all that it was sent."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Received:
    """One request, and what it was answered."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    status: int

    @property
    def id(self) -> str:
        """The id that does not change."""
        return self.headers["webhook-id"]

    @property
    def article(self) -> str:
        """The article that it tells of."""
        return str(json.loads(self.body)["data"]["article"]["id"])


class WebhookReceiver:
    """Answers what `answer` says to the number of a request at its path, counted from 1; `leads_to` is a Location."""

    def __init__(self, answer: Callable[[str, int], int] = lambda path, number: 204, leads_to: str = "") -> None:
        self.received: list[Received] = []
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._lock = threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with receiver._lock:
                    receiver._numbers[self.path] += 1
                    status = answer(self.path, receiver._numbers[self.path])
                    receiver.received.append(Received(self.path, dict(self.headers.items()), body, status))
                self.send_response(status)
                if leads_to:
                    self.send_header("Location", leads_to)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Tests are quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A worker that was killed hangs up."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def taken(self, path: str) -> list[Received]:
        """What a path was sent and took."""
        return [each for each in self.received if each.path == path and each.status < 300]

    def __enter__(self) -> WebhookReceiver:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
