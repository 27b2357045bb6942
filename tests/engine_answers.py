"""A proxy between newswire and a real Elasticsearch whose next answers a test decides, request by request."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from benchmarks.storm.engine_proxy import EngineProxy

Answer = Callable[[list[str]], "tuple[int, dict[str, Any]]"]  # of the ids in a bulk: the status and the body


def whole(status: int, kind: str) -> Answer:
    """A refusal of the whole request."""
    return lambda _: (status, {"error": {"type": kind, "reason": "as ordered"}, "status": status})


def items(status: int, kind: str, reason: str = "as ordered") -> Answer:
    """An answer in which each item is refused."""
    error = {"type": kind, "reason": reason}
    return lambda ids: (200, {"items": [{"create": {"_id": i, "status": status, "error": error}} for i in ids]})


class Answering(EngineProxy):
    """Answers bulk requests as `script` says, the first entry first; None does the work and loses the answer."""

    def __init__(self, target: str) -> None:
        self.script: list[Answer | None] = []
        self.bulks: list[list[str]] = []
        super().__init__(target)

    def _answer(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        if not request.path.partition("?")[0].endswith("/_bulk"):
            self._pass(request, body)
            return
        ids = [next(iter(json.loads(line).values()))["_id"] for line in body.split(b"\n")[::2] if line.strip()]
        self.bulks.append(ids)
        if not self.script:
            self._pass(request, body)
            return
        answer = self.script.pop(0)
        if answer is None:
            self._ask(request, body)
            request.close_connection = True
            return
        _reply(request, *answer(ids))


@dataclass
class AnsweringProxy:
    """The proxy while it runs."""

    target: str
    proxy: Answering = field(init=False)

    def __enter__(self) -> Answering:
        self.proxy = Answering(self.target)
        return self.proxy

    def __exit__(self, *_: object) -> None:
        self.proxy.close()


def _reply(request: BaseHTTPRequestHandler, status: int, content: dict[str, Any]) -> None:
    body = json.dumps(content).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("X-Elastic-Product", "Elasticsearch")  # the client refuses others
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
