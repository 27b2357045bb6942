"""Search for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import ArticleAnswer, ChosenAnswer, HitAnswer, LinkedByAnswer, SearchAnswer
from newswire_search.formats.offsets import OffsetUnit
from newswire_search.web.addresses.api import router as addresses
from newswire_search.web.admission import reader
from newswire_search.web.alerts.api import router as alerts
from newswire_search.web.changes.api import router as changes
from newswire_search.web.coverage.api import router as coverage
from newswire_search.web.dependencies import Injected
from newswire_search.web.entities.api import router as entities
from newswire_search.web.errors import documented
from newswire_search.web.facets.api import router as facets
from newswire_search.web.feeds.api import router as feeds
from newswire_search.web.feeds.exports import router as exports
from newswire_search.web.front.api import router as front
from newswire_search.web.parameters import ArticleId, Offsets, PageAfter, PageSize
from newswire_search.web.quotes.api import router as quotes
from newswire_search.web.relations.api import router as relations
from newswire_search.web.reports.api import router as reports
from newswire_search.web.revisions.api import router as revisions
from newswire_search.web.sources.api import router as sources
from newswire_search.web.stories.api import router as stories
from newswire_search.web.timelines.api import router as timelines
from newswire_search.web.trends.api import router as trends

router = APIRouter(prefix="/v1", tags=["search"], dependencies=[Depends(reader)])
router.include_router(addresses)  # first: `by-url` would be taken for an id


@router.get(
    "/search",
    summary="Search articles",
    response_model=SearchAnswer | ChosenAnswer,
    responses=documented(400, 410, 422, 503),
)
def search(asked: Annotated[SearchRequest, Query()], use_cases: Injected) -> Response:
    """Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more. To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One that took longer
    from its first sight into the index than another has its place before it, so ask from an older `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    With `group=story` a story has one hit, and the answer tells how many of its articles match, of which sources.
    """
    answer = use_cases.search_articles.explained(asked)
    return Response(answer.model_dump_json(exclude=_unwanted(asked)), media_type="application/json")


def _unwanted(asked: SearchRequest) -> dict[str, Any] | None:
    """The members of a hit that are left out."""
    others = {*HitAnswer.model_fields} - {"id", *asked.fields}
    return {"hits": {"__all__": others}} if asked.fields else None


@router.post(
    "/search", summary="Search articles, asked in a body", response_model=ChosenAnswer | SearchAnswer,
    responses=documented(400, 410, 422, 503),
)  # fmt: skip
def search_by_body(asked: SearchRequest, use_cases: Injected) -> Response:
    """The same search with its parameters as JSON, for filters that are too long for an address."""
    return search(asked, use_cases)


@router.get("/articles/{article_id}", summary="One article", responses=documented(400, 404, 410, 422, 503))
def article(article_id: ArticleId, use_cases: Injected, offsets: Offsets = OffsetUnit.CODE_POINTS) -> ArticleAnswer:
    """Everything about one article.

    That is its text, entities with offsets, quotes, attribution, revisions, story, copies, and links both ways.
    """
    return use_cases.read_article(article_id, offsets=offsets)


@router.get(
    "/articles/{article_id}/linked-by", summary="What links to an article", responses=documented(400, 404, 422, 503)
)
def linked_by(
    article_id: ArticleId, use_cases: Injected, size: PageSize = 20, after: PageAfter = None
) -> LinkedByAnswer:
    """The articles that link to one, the newest first, a page at a time.

    To read on, repeat the request with `after` from the answer.
    """
    return use_cases.read_links(article_id, size, after)


router.include_router(facets)
router.include_router(relations)
router.include_router(revisions)
router.include_router(stories)
router.include_router(front)
router.include_router(coverage)
router.include_router(changes)
router.include_router(feeds)
router.include_router(exports)
router.include_router(reports)  # first: an id may have slashes
router.include_router(entities)
router.include_router(quotes)
router.include_router(sources)
router.include_router(timelines)
router.include_router(trends)
router.include_router(alerts)
