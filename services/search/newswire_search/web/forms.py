"""Forms as browsers send them: small, whole, and from a page of ours."""

from __future__ import annotations

import asyncio
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request

MOST_BYTES = 60_000  # fifty values of some filters; an alert by the API has no more than 100 kB
MOST_FIELDS = 1_000
SILENT_S = 10.0  # for all of it: who sends more slowly holds a connection for nothing
KIND = "application/x-www-form-urlencoded"
Fields = list[tuple[str, str]]


async def own_form(request: Request) -> Fields:
    """The fields of a form in their order.  Raises HTTPException for one from elsewhere, and for what is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415, f"this takes a form ({KIND})")
    if not _is_from_here(request):
        raise HTTPException(400, "the form came from another site: open the page here, and press the button there")
    text = (await _body(request)).decode("utf-8", "replace")
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(413, f"a form has at most {MOST_FIELDS} fields") from None


def _is_from_here(request: Request) -> bool:
    """By what browsers tell of where a request comes from; a program tells nothing, and has no cookie of anybody."""
    told = request.headers.get("sec-fetch-site")
    if told is not None:
        return told in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(SILENT_S):
            async for piece in request.stream():
                body += piece
                if len(body) > MOST_BYTES:
                    raise HTTPException(413, f"a form has at most {MOST_BYTES} bytes")
    except TimeoutError:
        raise HTTPException(408, f"the form did not come within {SILENT_S:g} s") from None
    return bytes(body)


OwnForm = Annotated[Fields, Depends(own_form)]


def field_of(form: Fields, name: str) -> str:
    """The value of a field, stripped; "" where it is not there."""
    return next((value.strip() for field, value in form if field == name), "")
