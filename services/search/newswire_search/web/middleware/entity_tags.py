"""A tag on every whole answer of the API and on every page, by which nobody fetches again what they have."""

from __future__ import annotations

import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newswire_search.web.conditional import is_known

API, JSON, PAGE = "/v1/", "application/json", "text/html"
OK, NOT_MODIFIED = 200, 304
# Members that differ each time though nothing changed.  Within a text a quotation mark is escaped, so none is meant.
PASSING = re.compile(rb'"took_ms":[^,}]*')
SHOWN_AGAIN = (b"etag", b"vary", b"cache-control")  # of the headers, what a 304 has to have by RFC 9110


class EntityTags:
    """Middleware: a weak `ETag` of what a GET is answered with, and 304 where the client has it as it is.

    What comes in parts, is neither JSON of the API nor a page, or has a tag already passes as it is.  The tag is weak
    because the answer may be compressed on its way out, and because the time that a search took is none of it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        known, held = Headers(scope=scope).get("if-none-match", ""), list[Message]()

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and _may_be_tagged(message, scope["path"]):
                held.append(message)  # until it is seen whether the body comes whole
                return
            for each in _tagged(held.pop(), message, known) if held else (message,):
                await send(each)

        await self.app(scope, receive, send_tagged)


def tag_of(body: bytes) -> str:
    """The weak tag of an answer."""
    return f'W/"{hashlib.sha256(PASSING.sub(b"", body)).hexdigest()[:32]}"'


def _may_be_tagged(start: Message, path: str) -> bool:
    headers = Headers(raw=start["headers"])
    is_tagged = headers.get("content-type", "").startswith((JSON, PAGE) if path.startswith(API) else PAGE)
    return start["status"] == OK and is_tagged and "etag" not in headers


def _tagged(start: Message, body: Message, known: str) -> tuple[Message, Message]:
    if body.get("more_body"):
        return start, body
    tag = tag_of(body.get("body", b""))
    MutableHeaders(raw=start["headers"])["ETag"] = tag
    if not is_known(known, tag):
        return start, body
    kept = [(name, value) for name, value in start["headers"] if name.lower() in SHOWN_AGAIN]
    return {**start, "status": NOT_MODIFIED, "headers": kept}, {**body, "body": b""}
