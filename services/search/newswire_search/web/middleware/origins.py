"""The origins whose scripts may ask from a browser (CORS): those of a list, and none unless it is set."""

from __future__ import annotations

import re

from fastapi import Request
from newswire_shared.contracts.errors import UsageError
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from newswire_search.web import errors

ANY = "*"
ORIGIN = re.compile(r"https?://[^\s/?#@,]+", re.ASCII)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SENT = ("Authorization", "X-API-Key", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID",
        "X-Request-ID")  # fmt: skip
READ = ("ETag", "Location", "Retry-After", "X-Request-ID", "RateLimit-Limit", "RateLimit-Remaining",
        "RateLimit-Reset", "WWW-Authenticate")  # fmt: skip
KEPT_S = 3600  # for which a browser need not ask again whether it may


class Origins(CORSMiddleware):
    """Starlette's middleware without credentials of the browser's own, so that `*` opens nothing that a key closes.

    A key goes in a header, which a script of a listed origin may send.
    """

    def __init__(self, app: ASGIApp, origins: frozenset[str]) -> None:
        super().__init__(
            app, allow_origins=sorted(origins), allow_methods=METHODS, allow_headers=SENT, expose_headers=READ,
            allow_credentials=False, max_age=KEPT_S,
        )  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_preflight(scope):
            await super().__call__(scope, receive, send)
            return
        refused = self.preflight_response(Headers(scope=scope))
        answer: Response = refused if refused.status_code < 400 else errors.answer(Request(scope), _not_allowed(scope))
        await answer(scope, receive, send)


def origins_of(setting: str, name: str = "NEWSWIRE_SEARCH_ORIGINS") -> frozenset[str]:
    """The origins of a setting of a name, which commas part.  Raises UsageError for one that is none."""
    origins = frozenset(origin.strip().rstrip("/").lower() for origin in setting.split(",") if origin.strip())
    for origin in sorted(origins - {ANY}):
        if not ORIGIN.fullmatch(origin):
            raise UsageError(
                f"{name}: {origin!r} is no origin: write scheme and host, and the port where it is "
                "not the scheme's, such as https://news.example"
            )
    return origins


def _is_preflight(scope: Scope) -> bool:
    headers = Headers(scope=scope) if scope["type"] == "http" else {}
    return "origin" in headers and scope["method"] == "OPTIONS" and "access-control-request-method" in headers


def _not_allowed(scope: Scope) -> errors.ErrorReply:
    origin = Headers(scope=scope)["origin"][:200]
    message = f"scripts of {origin!r} may not ask this here"
    hint = "Let the operator add the origin to NEWSWIRE_SEARCH_ORIGINS."
    return errors.ErrorReply(400, "origin_not_allowed", message, hint)
