"""The headers of every answer: a request id and what keeps browsers safe; and an answer even to a defect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import uuid4

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newswire_search.web import errors

REQUEST_ID = "X-Request-ID"
RATE_LIMIT = "rate_limit"  # where a request's state has the headers that say what is left to its maker
# It stands in logs and comes back in a header, so it must not be able to forge a line of either.
ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# The pages need one style sheet and send forms to themselves.  Should a text of a stranger ever become markup, the
# browser still runs and loads nothing of it: no script that is not a file of ours, no picture from elsewhere.
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DEFAULTS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",  # JSON that holds a page is not taken for a page
    "Referrer-Policy": "same-origin",  # addresses of searches hold what somebody looks for
    "Cross-Origin-Opener-Policy": "same-origin",  # a page opened from here cannot reach back
    "Cache-Control": "no-cache",  # ask again each time: the index changes by the second
}

log = structlog.get_logger(__name__)


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
                _add_headers(message, {REQUEST_ID: request_id} | scope["state"].get(RATE_LIMIT, {}))
            await send(message)

        try:
            await self.app(scope, receive, send_wrapped)
        except Exception:
            if begun:  # too late for another status: the connection has to break
                raise
            log.exception("request.failed", request=request_id, path=scope["path"])
            await errors.answer(Request(scope), errors.INTERNAL)(scope, receive, send_wrapped)


def _request_id(given: str | None) -> str:
    return given if given and ACCEPTED_ID.fullmatch(given) else uuid4().hex


def _add_headers(message: Message, own: Mapping[str, str]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in DEFAULTS.items():
        headers.setdefault(name, value)
    headers.update(own)
