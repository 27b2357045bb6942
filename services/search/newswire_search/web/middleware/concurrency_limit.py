"""The limit of requests that are worked on at a time, so that a crowd makes nobody wait without end."""

from __future__ import annotations

import asyncio

from fastapi import Request
from newswire_shared.contracts.errors import TransientError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newswire_search.web import errors
from newswire_search.web.middleware.bounded_body import IN_A_BODY

# what asks no engine: the addresses themselves, and all beneath them
FREE = ("/health/", "/static/", "/pictures/", "/openapi.json/", "/docs/", "/ops/", "/v1/ops/")
ASKING = ("GET", "HEAD")  # what else is sent asks none either, and may come slowly: its route bounds it by itself


class ConcurrencyLimit:
    """Middleware: a request waits `wait_s` for one of `at_a_time` places, without a thread, then it is answered 503.

    The place is free again when the answer begins, so that what streams holds none.
    """

    def __init__(self, app: ASGIApp, at_a_time: int, wait_s: float) -> None:
        self.app = app
        self._wait_s = wait_s
        self._places = asyncio.Semaphore(at_a_time)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks(scope):
            await self.app(scope, receive, send)
        elif await self._got_a_place():
            await self._answered(scope, receive, send)
        else:
            busy = TransientError("the search is busy: too many ask at once")
            await errors.answer(Request(scope), errors.explain(busy))(scope, receive, send)

    async def _got_a_place(self) -> bool:
        try:
            async with asyncio.timeout(self._wait_s):
                return await self._places.acquire()
        except TimeoutError:
            return False

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        holding = True  # leave() is called when the answer begins and again at the end: only one may count

        def leave() -> None:
            nonlocal holding
            if holding:
                holding = False
                self._places.release()

        async def send_on(message: Message) -> None:
            leave()
            await send(message)

        try:
            await self.app(scope, receive, send_on)
        finally:
            leave()


def _asks(scope: Scope) -> bool:
    method, path = scope["method"], scope["path"]
    return (method in ASKING and not f"{path}/".startswith(FREE)) or (method == "POST" and path == IN_A_BODY)
