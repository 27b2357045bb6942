"""The first page that people see."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from newswire_search.web.articles.pages import results
from newswire_search.web.dependencies import Injected

router = APIRouter()


@router.get("/")
def front(request: Request, use_cases: Injected) -> Response:
    """The newest articles; a search, which had this address once, is led to its own."""
    if request.url.query:
        return RedirectResponse(f"/search?{request.url.query}", 308)
    return results(request, use_cases)
