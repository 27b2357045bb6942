"""The results of a search for people, and all values of a facet; both work without scripts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from newswire_shared.contracts.article_facets import FACETS
from newswire_shared.contracts.errors import NewswireError

from newswire_search.articles import navigation
from newswire_search.articles.chips import chips, labelled, without
from newswire_search.articles.groups import grouped
from newswire_search.articles.request import ArticleChoice, SearchRequest, address
from newswire_search.articles.responses import SearchAnswer
from newswire_search.errors import NotFoundError
from newswire_search.facets.request import FacetsRequest
from newswire_search.facets.responses import FacetsAnswer
from newswire_search.formats import labels
from newswire_search.query.parser import parse
from newswire_search.timelines.request import TimelineRequest
from newswire_search.timelines.responses import TimelineAnswer
from newswire_search.web.charts import Bar, bars, zone_of
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.filter_names import filter_names
from newswire_search.web.parameters import LISTS, SINGLE, asked_of
from newswire_search.web.rendering import language_of, render
from newswire_search.web.results.takeaways import takeaways
from newswire_search.web.viewer import Viewer, viewer_of

router = APIRouter()
# Every parameter of a page but those that no form or link of it has, such as `size` and `facets`.
OWN = (*SINGLE, "sort", "group", "names", "after")
CHART = "chart"  # the parameter that asks for a chart that is not there by itself
MOST_BARS = 62  # two months of days: what is thinner than 11 pixels cannot be pointed at
MOST_CHARTED = 10_000  # articles found by words whose chart is there by itself: it takes as long as the results
MOST_VALUES = 100  # of a facet: as many as the API gives; a longer list is searched


@router.get("/search")
def results(request: Request, use_cases: Injected) -> HTMLResponse:
    """The results of a search, or why there are none; an empty search shows the newest articles."""
    asked, fault = asked_of(request, SearchRequest, OWN, LISTS)
    if fault is not None:
        return _results(request, use_cases, asked, None, fault)
    try:
        answer = use_cases.search_articles.explained(asked.model_copy(update={"facets": (*labels.FACETS,)}))
    except NewswireError as error:
        return _results(request, use_cases, asked, None, explain(error))
    return _results(request, use_cases, asked, answer, None)


@router.get("/search/values")
def values(
    request: Request, use_cases: Injected, facet: Annotated[str, Query(max_length=50)],
    holds: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:  # fmt: skip
    """The values of one facet of a search, those that hold a text, each with the ways to narrow and to exclude."""
    if facet not in labels.FACETS or facet not in FACETS:
        raise NotFoundError(f"There is no list of {facet!r}.")
    asked, fault = asked_of(request, SearchRequest, OWN, LISTS)
    counted: FacetsAnswer | None = None
    if fault is None:
        try:
            counted = use_cases.count_facets(_values_of(asked, facet, holds.strip()))
        except NewswireError as error:
            fault = explain(error)
    found = counted.facets[facet] if counted else ()
    return render(
        request, "search/values.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, facet=facet, title=labels.FACETS[facet], holds=holds.strip(), fault=fault, counted=counted,
        choices=navigation.facet_choices(asked, facet, found, language_of(request)),
    )  # fmt: skip


def _values_of(asked: SearchRequest, facet: str, holds: str) -> FacetsRequest:
    own = {"facets": (facet,), "facet_size": MOST_VALUES, "facet_query": (f"{facet}:{holds}",) if holds else ()}
    return FacetsRequest(**_chosen(asked), sort=asked.sort, names=asked.names, **own)


def _chosen(asked: SearchRequest) -> dict[str, object]:
    """What chooses the articles of a search, as the requests of its counts take it."""
    return asked.model_dump(include={*ArticleChoice.model_fields})


def _results(
    request: Request,
    use_cases: SearchUseCases,
    asked: SearchRequest,
    answer: SearchAnswer | None,
    fault: ErrorReply | None,
) -> HTMLResponse:
    viewer, language = viewer_of(request), language_of(request)
    names = filter_names(use_cases, asked) if answer else {}
    is_offered = _is_dear(asked, answer) and request.query_params.get(CHART) != "on"
    timeline = _timeline(use_cases, asked, answer, viewer) if not is_offered else None
    return render(
        request, "search/results.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault,
        chips=chips(asked, names, language),
        panels=navigation.panels(asked, answer, language) if answer else [],
        orders=navigation.orders(asked),
        periods=navigation.periods(asked, viewer.now),
        copies=navigation.copies(asked),
        words=navigation.words(asked),
        items=grouped(answer.hits) if answer else [],
        unfiltered=navigation.unfiltered(asked),
        bars=_bars(asked, timeline), chart_offered=f"{address(asked)}&{CHART}=on" if is_offered else None,
        interval=timeline.interval if timeline else None,
        without=without, labelled=labelled, takeaways=takeaways(asked, str(request.base_url).rstrip("/")),
        next_page=asked.model_copy(update={"after": answer.after}) if answer and answer.more else None,
    )  # fmt: skip


def _is_dear(asked: SearchRequest, answer: SearchAnswer | None) -> bool:
    """Whether a chart would count so many articles by their words that it takes longer than the results themselves."""
    many = answer is not None and (answer.total > MOST_CHARTED or not answer.total_is_exact)
    return many and not asked.after and bool(parse(asked.q).sought)


def _timeline(
    use_cases: SearchUseCases, asked: SearchRequest, answer: SearchAnswer | None, viewer: Viewer
) -> TimelineAnswer | None:
    """When the articles of a search came, on its first page; what is too little to have a shape is not asked for."""
    if answer is None or asked.after or answer.total <= 1:
        return None
    own = {"sort": asked.sort, "names": asked.names, "zone": zone_of(viewer), "most": MOST_BARS}
    try:
        return use_cases.read_timeline(TimelineRequest(**_chosen(asked) | own))
    except NewswireError:  # a period beyond the calendar, or too little time: the results stand without it
        return None


def _bars(asked: SearchRequest, timeline: TimelineAnswer | None) -> list[Bar]:
    def address_of(since: str, until: str) -> str:
        return address(asked.changed(since=since, until=until))

    return bars(timeline.buckets, address_of) if timeline else []
