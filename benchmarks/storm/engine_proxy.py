"""A proxy between newswire and Elasticsearch that answers in the engine's place, as an engine in trouble does."""

from __future__ import annotations

import http.client
import json
import time
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive", "host"}
TIMEOUT_S = 60.0


class Trouble(StrEnum):
    """What the engine answers."""

    NONE = "none"
    BUSY = "429"  # to every request
    BUSY_ITEMS = "429 for each item"  # 200 to the request
    AWAY = "503"
    RED = "red"  # the primary shard is not there: 503 for each item, and to every read
    MUTE = "mute"  # it does the work, and the answer is lost


class EngineProxy:
    """Passes requests on to `target` and answers as `trouble` says."""

    def __init__(self, target: str) -> None:
        self.target, self.trouble, self.troubled = target.removeprefix("http://"), Trouble.NONE, 0
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                proxy._answer(self, body)

            do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = _serve  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                """The storm has a log of its own."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A worker that was killed hangs up."""

        self._server = Server(("127.0.0.1", 0), Handler)
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        trouble = self.trouble
        if trouble is Trouble.NONE:
            return self._pass(request, body)
        self.troubled += 1
        is_bulk = request.path.partition("?")[0].endswith("/_bulk")
        if trouble is Trouble.MUTE:
            self._ask(request, body)
            request.close_connection = True
            return None
        if is_bulk and trouble in (Trouble.BUSY_ITEMS, Trouble.RED):
            return _reply(request, 200, _refused_items(body, 429 if trouble is Trouble.BUSY_ITEMS else 503))
        if trouble is Trouble.BUSY_ITEMS:
            return self._pass(request, body)
        status = 429 if trouble is Trouble.BUSY else 503
        return _reply(request, status, {"error": _error(status), "status": status})

    def _ask(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        link = http.client.HTTPConnection(self.target, timeout=TIMEOUT_S)
        try:
            kept = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
            link.request(request.command, request.path, body, kept)
            answer = link.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            link.close()

    def _pass(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        try:
            status, headers, answer = self._ask(request, body)
        except (OSError, http.client.HTTPException):  # as it is without a proxy: nobody answers
            request.close_connection = True
            return
        request.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(answer)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(answer)


def _error(status: int) -> dict[str, str]:
    if status == 429:
        return {"type": "es_rejected_execution_exception", "reason": "rejected execution of coordinating operation"}
    return {"type": "unavailable_shards_exception", "reason": "primary shard is not active Timeout: [1m]"}


def _refused_items(body: bytes, status: int) -> dict[str, Any]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    actions = [next(iter(json.loads(line))) for line in lines[::2]]  # newswire sends no deletes: two lines each
    items = [{action: {"status": status, "error": _error(status)}} for action in actions]
    return {"errors": True, "took": 1, "items": items}


def _reply(request: BaseHTTPRequestHandler, status: int, content: dict[str, Any]) -> None:
    body = json.dumps(content).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("X-Elastic-Product", "Elasticsearch")  # the client refuses others
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    if request.command != "HEAD":
        request.wfile.write(body)
    time.sleep(0.01)  # an engine in trouble is not quick either
