"""A story or a search, small, as other sites show it: without scripts, without cookies, with whole addresses."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from newswire_shared.contracts.errors import NewswireError
from pydantic import BaseModel, Field

from newswire_search.articles.request import SearchRequest, address
from newswire_search.web.dependencies import Injected
from newswire_search.web.embed.frames import policy_for
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.parameters import LISTS, SINGLE, StoryId, asked_of
from newswire_search.web.rendering import render
from newswire_search.web.stories.api import moved
from newswire_search.web.viewer import viewer_for

router = APIRouter(prefix="/embed")
OWN = (*SINGLE, "sort", "names", "group")
KEPT = "public, max-age=60"  # a site with many readers asks once a minute for all of them


class Embedding(BaseModel):
    """How it is shown; the site knows its readers, and no cookie tells of them."""

    size: int = Field(5, ge=1, le=20)
    fragment: bool = False
    pictures: bool = True
    locale: str = Field("", max_length=20)
    zone: str = Field("", max_length=64)


def embedding(shown: Annotated[Embedding, Query()]) -> Embedding:
    return shown


Shown = Annotated[Embedding, Depends(embedding)]


@router.get("/search")
def search(request: Request, shown: Shown, use_cases: Injected) -> Response:
    """The first hits of a search."""
    asked, fault = asked_of(request, SearchRequest, OWN, LISTS)
    few = asked.model_copy(update={"size": shown.size, "facets": ()})
    if fault is not None:
        return _embedded(request, shown, fault=fault)
    try:
        answer = use_cases.search_articles(few)
    except NewswireError as error:
        return _embedded(request, shown, fault=explain(error))
    title = asked.q or None
    return _embedded(request, shown, title=title, leads_to=address(asked), hits=answer.hits, total=answer.total)


@router.get("/story/{story_id}")
def story(request: Request, story_id: StoryId, shown: Shown, use_cases: Injected) -> Response:
    """A story with its newest articles, each told once."""
    try:
        found = use_cases.read_story(story_id, 1, None)
        if found.id != story_id:
            return moved(request, f"/embed/story/{quote(found.id, safe='')}")
        newest = SearchRequest(story=(found.id,), sort="newest", copies="hide", size=shown.size, facets=())
        hits = use_cases.search_articles(newest).hits
    except NewswireError as error:
        return _embedded(request, shown, fault=explain(error))
    leads_to = f"/stories/{quote(found.id, safe='')}"
    return _embedded(request, shown, title=found.title, leads_to=leads_to, hits=hits, total=found.size, story=found)


def _embedded(request: Request, shown: Embedding, fault: ErrorReply | None = None, **values: object) -> HTMLResponse:
    settings = request.app.state.use_cases.settings
    headers = {
        "Content-Security-Policy": policy_for(settings.frames),
        "Cross-Origin-Opener-Policy": "unsafe-none",  # its links open windows of the site that shows it
        "Cache-Control": "no-store" if fault else KEPT,
        "Vary": "Accept-Language",
    }
    nothing: dict[str, object] = {"title": None, "leads_to": "/", "hits": (), "total": 0, "story": None}
    return render(
        request, "embed/fragment.html" if shown.fragment else "embed/page.html", fault.status if fault else 200,
        headers | dict(fault.headers if fault else {}), viewer_for(request, shown.locale, shown.zone),
        **nothing | values, fault=fault, shown=shown, site=str(request.base_url).rstrip("/"),
    )  # fmt: skip
