"""The body of a search that is asked in one: read whole, within bounds, before the search takes a place."""

from __future__ import annotations

import asyncio

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newswire_search.web import errors

IN_A_BODY = "/v1/search"
MOST_BYTES = 65_536  # some hundred filters; what is longer is no search
SILENT_S = 10.0  # for all of it: who sends more slowly holds a connection, and no place of a search


class BoundedBody:
    """Middleware: a body of a search comes whole or is refused: 413 for one that is too long, 408 for one too slow."""

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES, silent_s: float = SILENT_S) -> None:
        self.app = app
        self._most_bytes, self._silent_s = most_bytes, silent_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != IN_A_BODY:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._silent_s):
                body = await self._read(receive)
        except TimeoutError:
            await _refuse(scope, receive, send, 408, f"the body did not come within {self._silent_s:g} s")
            return
        if body is None:
            await _refuse(scope, receive, send, 413, f"the body of a search has at most {self._most_bytes} bytes")
        else:
            await self.app(scope, _replayed(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self._most_bytes:
                return None
            if not message.get("more_body", False):
                return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body in one message, then what comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    reply = errors.explain(HTTPException(status, why))
    await errors.answer(Request(scope), reply)(scope, receive, send)
