"""The help of the search language."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from newswire_search.web.rendering import render

router = APIRouter()


@router.get("/help")
def language(request: Request) -> HTMLResponse:
    """What can be typed into the search box."""
    return render(request, "reference/help.html")
