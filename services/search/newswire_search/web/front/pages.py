"""The first page that people see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from newswire_search.articles.feed import feed_address
from newswire_search.articles.request import SearchRequest, address
from newswire_search.front.request import FrontRequest
from newswire_search.front.responses import FrontAnswer
from newswire_search.query.parameters import addressed
from newswire_search.stories.request import StoriesRequest, stories_address
from newswire_search.web import cookies
from newswire_search.web.dependencies import Injected
from newswire_search.web.rendering import render

router = APIRouter()
CHOSEN: Final = "news"  # the cookie that keeps the languages which a reader chose for the front page
LANGUAGE: Final = re.compile("[a-z]{2,3}")
MOST: Final = 12  # languages in the cookie: more than anybody reads


@router.get("/")
def front(request: Request, use_cases: Injected) -> Response:
    """The stories that lead; a search, which had this address once, is led to its own.

    The languages that a reader chooses are kept in a cookie: the page is theirs when they come back.
    """
    if {*request.query_params} - {"language"}:
        return RedirectResponse(f"/search?{request.url.query}", 308)
    chosen = _chosen(request)
    answer = use_cases.read_front(FrontRequest(language=chosen))
    newest = SearchRequest(language=chosen)
    page = render(
        request, "front/front.html", answer=answer, chosen=chosen, choices=_choices(answer, chosen),
        all_stories=stories_address(StoriesRequest(language=chosen)), all_articles=address(newest),
        newest_feed=feed_address(newest, "atom"),
    )  # fmt: skip
    if "language" in request.query_params:
        _keep(page, request, chosen)
    return page


def _chosen(request: Request) -> tuple[str, ...]:
    asked, kept = request.query_params.getlist("language"), request.cookies.get(CHOSEN, "")
    values = asked if "language" in request.query_params else kept.split(".")
    return tuple(dict.fromkeys(value for value in values if LANGUAGE.fullmatch(value)))[:MOST]


def _keep(page: Response, request: Request, chosen: Sequence[str]) -> None:
    if chosen:
        cookies.keep(page, request, CHOSEN, ".".join(chosen))
    else:
        page.delete_cookie(CHOSEN, samesite="lax", httponly=True)


def _choices(answer: FrontAnswer, chosen: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Each language with the address that adds it to those chosen, or takes it away, and whether it is one of them."""
    known = dict.fromkeys([*(value.value for value in answer.languages), *chosen])
    return [(code, _address(chosen, code), code in chosen) for code in known]


def _address(chosen: Sequence[str], code: str) -> str:
    after = [each for each in chosen if each != code] if code in chosen else [*chosen, code]
    return addressed("/", [("language", each) for each in after or [""]])
