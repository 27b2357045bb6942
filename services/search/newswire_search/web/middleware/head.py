"""HEAD wherever there is a GET: the same status and headers, and no body."""

from __future__ import annotations

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAnswered(OSError):
    """The answer has begun, which is all that HEAD asks for; an OSError, as where a client goes away."""


class Head:
    """Middleware: asks for GET, and ends with the beginning of its answer, so that no stream or export runs on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                return
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            raise HeadAnswered

        try:
            await self.app({**scope, "method": "GET"}, receive, send_head)
        except (HeadAnswered, ClientDisconnect):
            pass
        except BaseExceptionGroup as group:  # of an answer that is made by several tasks
            if group.split((HeadAnswered, ClientDisconnect))[1]:
                raise
