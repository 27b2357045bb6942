"""Any search as a feed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from newswire_search.articles.chips import in_words
from newswire_search.articles.feed import Feed, feed_of, search_of
from newswire_search.articles.request import ArticleChoice, SearchRequest
from newswire_search.web.conditional import conditional
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import documented
from newswire_search.web.feeds.json_feed import json_feed
from newswire_search.web.filter_names import filter_names
from newswire_search.web.rendering import rendered

router = APIRouter(tags=["feeds"])
Form = Literal["rss", "atom", "json"]
TYPES: dict[Form, str] = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


class FeedRequest(ArticleChoice):
    """A feed as it is asked for."""

    size: int = Field(50, ge=1, le=100, description="Entries; a reader that asks once an hour needs an hour's news.")


ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The feed", "content": {kind: {"schema": {}} for kind in TYPES.values()}},
    304: {"description": "The feed is as `If-None-Match` says"},
}


@router.get(
    "/feed.{form}",
    summary="A search as a feed",
    response_class=Response,
    responses={**ANSWERS, **documented(400, 422, 503, is_json=False)},
)
def feed(
    request: Request,
    form: Annotated[Form, Path(description="RSS 2.0, Atom or JSON Feed 1.1.")],
    asked: Annotated[FeedRequest, Query()],
    use_cases: Injected,
) -> Response:
    """The newest articles of a search as a feed. An entry keeps its id when the article is edited or its story changes.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.
    """
    search = search_of(asked, asked.size)
    site = str(request.base_url).rstrip("/")
    title = ": ".join(filter(None, (use_cases.settings.title, ", ".join(_chosen(use_cases, search)))))
    return feed_answer(request, form, feed_of(title, site, str(request.url), search, use_cases.search_articles(search)))


def _chosen(use_cases: SearchUseCases, asked: SearchRequest) -> list[str]:
    """What a feed is of, by which somebody tells it from the others that they have subscribed to."""
    return in_words(asked, filter_names(use_cases, asked))


def feed_answer(request: Request, form: Form, found: Feed) -> Response:
    """A feed in one of its forms, or that it is as it was."""
    return conditional(request, _written(form, found), TYPES[form])


def _written(form: Form, found: Feed) -> bytes:
    return json_feed(found) if form == "json" else rendered(f"feeds/feed.{form}", feed=found).encode()
