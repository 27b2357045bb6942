"""Entities for people: the most named ones, and one with all that is told of it; both work without scripts."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.errors import NewswireError
from pydantic import AfterValidator, Field

from newswire_search.articles.groups import grouped
from newswire_search.articles.request import SearchRequest, address
from newswire_search.articles.responses import FacetValueAnswer
from newswire_search.entities.addresses import entity_address
from newswire_search.entities.read_entity import MOST_STORIES
from newswire_search.entities.responses import EntityPage
from newswire_search.errors import NotFoundError
from newswire_search.facets.request import FacetsRequest
from newswire_search.query.parameters import DateParameter, addressed, clean, parameters
from newswire_search.quotes.request import QuotesRequest
from newswire_search.quotes.responses import QuoteAnswer
from newswire_search.timelines.request import TimelineRequest
from newswire_search.timelines.responses import TimelineAnswer
from newswire_search.trends.request import TrendsRequest
from newswire_search.trends.responses import Trend
from newswire_search.web.charts import Bar, bars, zone_of
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import explain
from newswire_search.web.parameters import asked_of
from newswire_search.web.periods import period_choices
from newswire_search.web.rendering import render
from newswire_search.web.viewer import Viewer, viewer_of

router = APIRouter(prefix="/entities")
FEW, MANY = 12, 60  # of each type beside the others, and of one type alone: what a screen shows
FOREMOST: tuple[EntityType, ...] = tuple(kind for kind in ENTITY_FACETS if kind != "other")  # what people look for
MOST_BARS = 72  # more are too thin for a telephone
MOST_QUOTES = 5  # by an entity, and about it; the page of quotes has all


class NamedRequest(FacetsRequest):
    """Which entities are listed: those of a type or all, by the articles of a period, or by the beginning of a name."""

    type: EntityType | None = None
    since: DateParameter = Field(None)


@router.get("")
def entities(request: Request, use_cases: Injected) -> HTMLResponse:
    """The most named entities of a period by type, or those with a name that begins as was typed."""
    given = asked_of(request, NamedRequest, ("q", "type", "since"), ())[0]
    try:
        if given.q.strip():
            return _found(request, use_cases, given)
        return _most_named(request, use_cases, given)
    except NewswireError as error:
        fault = explain(error)
        return render(request, "entities/fault.html", fault.status, fault.headers, fault=fault)


@router.get("/{entity_id:path}")
def entity(
    request: Request,
    entity_id: Annotated[str, Path(max_length=500), AfterValidator(clean)],
    use_cases: Injected,
) -> Response:
    """One entity: when and how often it is named, what is new of it, what it said and what is said of it."""
    try:
        found = use_cases.read_entity(entity_id)
    except NotFoundError:
        return render(request, "entities/unknown.html", HTTPStatus.NOT_FOUND, entity_id=entity_id)
    if found.id != entity_id:
        return RedirectResponse(entity_address(found.id), 307)
    timeline = _timeline(use_cases, found, viewer_of(request))
    return render(
        request, "entities/entity.html", entity_page=found, choice=SearchRequest(entity=(found.id,)),
        reported="reported" in request.query_params, edited="edited" in request.query_params,
        bars=_bars(found, timeline), interval=timeline.interval, latest=grouped(found.latest),
        has_more_stories=len(found.stories) >= MOST_STORIES,
        said=_quotes(use_cases, QuotesRequest(speaker=(found.id,), size=MOST_QUOTES)),
        told=_quotes(use_cases, QuotesRequest(about=(found.id,), size=MOST_QUOTES)),
    )  # fmt: skip


def _timeline(use_cases: SearchUseCases, found: EntityPage, viewer: Viewer) -> TimelineAnswer:
    return use_cases.read_timeline(TimelineRequest(entity=(found.id,), zone=zone_of(viewer), most=MOST_BARS))


def _bars(found: EntityPage, timeline: TimelineAnswer) -> list[Bar]:
    def address_of(since: str, until: str) -> str:
        return address(SearchRequest(entity=(found.id,), since=since, until=until))

    return bars(timeline.buckets, address_of)


def _quotes(use_cases: SearchUseCases, asked: QuotesRequest) -> tuple[QuoteAnswer, ...]:
    """Those in the speakers' own words, for they say most; others where there are none."""
    own = use_cases.search_quotes(asked.changed(wording="direct")).quotes
    return own or use_cases.search_quotes(asked).quotes


def _found(request: Request, use_cases: SearchUseCases, given: NamedRequest) -> HTMLResponse:
    types: tuple[EntityType, ...] = (given.type,) if given.type else ()
    found = use_cases.suggest_entities(given.q, types, 50).entities
    return render(request, "entities/found.html", typed=given.q.strip(), found=found)


def _most_named(request: Request, use_cases: SearchUseCases, given: NamedRequest) -> HTMLResponse:
    types = (given.type,) if given.type else FOREMOST
    asked = FacetsRequest(since=given.since, facets=types, facet_size=MANY if given.type else FEW)
    counts = use_cases.count_facets(asked)
    named = {name: values for name in types if (values := counts.facets[name])}
    return render(
        request, "entities/entities.html", named=named, approximate=counts.approximate, given=given,
        periods=period_choices(given.since, datetime.now(UTC), partial(_of_period, given)),
        trends=() if given.type else _rising(use_cases),
        more={name: _address(given, type=name) for name in types if _is_full(named.get(name, ()), given)},
        all_types=_address(given, type=None), other=_address(given, type="other"),
    )  # fmt: skip


def _is_full(values: tuple[FacetValueAnswer, ...], given: NamedRequest) -> bool:
    return not given.type and len(values) == FEW


def _rising(use_cases: SearchUseCases) -> tuple[Trend, ...]:
    return use_cases.read_trends(TrendsRequest(size=FEW)).trends


def _of_period(given: NamedRequest, since: str | None) -> str:
    return _address(given, since=since)


def _address(given: NamedRequest, **changes: object) -> str:
    return addressed("/entities", parameters(given.model_copy(update=changes)))
