"""Answers that a client need not fetch again: with an ETag, and 304 where it has them as they are."""

from __future__ import annotations

import hashlib

from fastapi import Request
from fastapi.responses import Response


def conditional(request: Request, body: bytes, media_type: str) -> Response:
    """The body, or 304 where the client's `If-None-Match` names it.

    The tag is weak: on its way out the body may be compressed, and is another then byte for byte.
    """
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag}
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def is_known(header: str, tag: str) -> bool:
    """Whether the header names the tag, strong or weak: a proxy or an earlier release may have had it otherwise."""
    named = {part.strip().removeprefix("W/") for part in header.split(",")}
    return tag.removeprefix("W/") in named or "*" in named
