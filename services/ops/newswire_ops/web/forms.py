"""Forms as browsers send them: small, whole, and from a page of ours."""

from __future__ import annotations

import asyncio
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, Request
from newswire_shared.contracts.errors import UsageError

from newswire_ops.visitors.visitor import is_own_form
from newswire_ops.web.access import NotAllowed, token_of

MOST_BYTES = 8_192  # a stage and a reason; a key has 60 characters
SILENT_S = 10.0  # for all of it: who sends more slowly holds a connection for nothing
FIELD = "form"  # of the token that shows that it is ours
KIND = "application/x-www-form-urlencoded"
Fields = dict[str, str]


async def own_form(request: Request) -> Fields:
    """The fields of a form.  Raises NotAllowed for one from elsewhere, UsageError for what is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise UsageError(f"this takes a form ({KIND})")
    if not _is_from_here(request):
        raise NotAllowed("the form came from another site: open the page and press the button there")
    fields = dict(parse_qsl((await _body(request)).decode("utf-8", "replace"), keep_blank_values=True))
    if not is_own_form(token_of(request), fields.pop(FIELD, "")):
        raise NotAllowed("the form is of an earlier visit: open the page again and press the button there")
    return fields


def _is_from_here(request: Request) -> bool:
    """By what browsers tell of where a request comes from; what tells nothing is judged by its token alone."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(SILENT_S):
            async for piece in request.stream():
                body += piece
                if len(body) > MOST_BYTES:
                    raise UsageError(f"a form has at most {MOST_BYTES} bytes")
    except TimeoutError as error:
        raise UsageError(f"the form did not come within {SILENT_S:g} s") from error
    return bytes(body)


OwnForm = Annotated[Fields, Depends(own_form)]
