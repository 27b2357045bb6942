"""Cookies that keep a reader's choices; no script reads them, and over https they never go another way."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response

A_YEAR_S: Final = 365 * 24 * 3600  # browsers keep none for longer than some 400 days


def keep(response: Response, request: Request, name: str, value: str) -> None:
    """Let the browser keep a choice for a year."""
    is_safe = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=A_YEAR_S, httponly=True, samesite="lax", secure=is_safe)
