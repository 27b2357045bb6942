"""A small web server on loopback whose pages can be slow, and that remembers when it was asked for what."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from articles import page


@dataclass(frozen=True)
class Reply:
    """What a path answers, after `wait_s`."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0


MISSING = Reply(status=404)


@dataclass
class Asked:
    """One request: when it came, for what."""

    at: float
    path: str


class WebServer:
    """Serves what `replies` says, by path, or by `//host:port/path`; a callable is asked each time.  Others get 404."""

    def __init__(self, replies: Mapping[str, Reply | Callable[[], Reply]]) -> None:
        self.replies = dict(replies)
        self.asked: list[Asked] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append(Asked(time.monotonic(), self.path))
                found = web.replies.get(f"//{self.headers['Host']}{self.path}") or web.replies.get(self.path, MISSING)
                reply = found() if callable(found) else found
                time.sleep(reply.wait_s)
                self.send_response(reply.status)
                for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

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

    def times(self, path: str) -> list[float]:
        """When a path was asked for."""
        return [asked.at for asked in self.asked if asked.path == path]

    def __enter__(self) -> WebServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def article_pages(number: int, wait_s: float = 0) -> dict[str, Reply]:
    """Paths of made-up articles."""
    return {f"/articles/{n}": Reply(page(n), wait_s=wait_s) for n in range(number)}


def rss(address: str, paths: list[str]) -> bytes:
    """A feed of these paths."""
    items = "".join(f"<item><title>Item {p}</title><link>{address}{p}</link></item>" for p in paths)
    return f'<rss version="2.0"><channel><title>Made up</title>{items}</channel></rss>'.encode()
