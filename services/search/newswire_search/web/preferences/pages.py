"""The choice of a language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse

from newswire_search.errors import NotFoundError
from newswire_search.web import cookies
from newswire_search.web.viewer import LANGUAGE
from newswire_search.web.wording.catalogues import LOCALES

router = APIRouter()


@router.get("/language/{code}")
def choose_language(
    request: Request, code: Annotated[str, Path(max_length=20)], back: Annotated[str, Query(max_length=4_000)] = "/"
) -> RedirectResponse:
    """Keep the language in a cookie, and go back to the page."""
    if code not in LOCALES:
        raise NotFoundError(f"The pages are not written in {code!r}: {', '.join(LOCALES)} are there.")
    reply = RedirectResponse(back if _is_ours(back) else "/", 303)
    cookies.keep(reply, request, LANGUAGE, code)
    return reply


def _is_ours(address: str) -> bool:
    """Whether an address leads to a page here: browsers take `//x` and `/\\x` for other sites."""
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()
