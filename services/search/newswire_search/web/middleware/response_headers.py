"""What surrounds every answer: a request id, security headers, and an answer even to a defect."""

from __future__ import annotations

import logging
import re
from uuid import uuid4

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newswire_search.web import errors

REQUEST_ID = "X-Request-ID"
ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DEFAULTS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

log = logging.getLogger("newswire.search")


class ResponseHeaders:
    """Middleware that leaves bodies alone, so that streams pass.

    A route that sets one of these headers itself keeps its own.  A caller's request id is kept if it is
    harmless in a log; the id stands in `request.state.request_id`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get(REQUEST_ID))
        scope.setdefault("state", {})["request_id"] = request_id
        begun = False

        async def send_wrapped(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _add_headers(message, request_id)
            await send(message)

        try:
            await self.app(scope, receive, send_wrapped)
        except Exception:
            if begun:
                raise
            log.exception("request %s to %s failed", request_id, scope["path"])
            await errors.answer(Request(scope), errors.INTERNAL)(scope, receive, send_wrapped)


def _request_id(given: str | None) -> str:
    return given if given and ACCEPTED_ID.fullmatch(given) else uuid4().hex


def _add_headers(message: Message, request_id: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in DEFAULTS.items():
        headers.setdefault(name, value)
    headers[REQUEST_ID] = request_id
