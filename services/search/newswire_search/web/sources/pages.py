"""Sources for people: what comes from whom, how late, and copied of whom; and one site by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from newswire_shared.contracts.article_facets import site_of
from newswire_shared.contracts.errors import NewswireError
from pydantic import AfterValidator

from newswire_search.articles.periods import PeriodCount
from newswire_search.articles.request import SearchRequest, address
from newswire_search.formats.sites import is_name
from newswire_search.query.parameters import addressed, clean, parameters
from newswire_search.sources.addresses import source_address
from newswire_search.sources.list_sources import WEEKS, SourcesRequest
from newswire_search.sources.responses import SourceAnswer, SourcesAnswer
from newswire_search.timelines.request import TimelineRequest
from newswire_search.web.charts import Bar, bars, height_of, monday_before, outline_of, zone_of
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.parameters import asked_of
from newswire_search.web.periods import period_choices
from newswire_search.web.rendering import render
from newswire_search.web.viewer import viewer_of

router = APIRouter(prefix="/sources")
FEW, MANY = 50, 200  # sites on the page, and as many as the API tells of; the others are found by their name
USUAL_SIZE = ("size", str(FEW))
MOST_HOSTS = 20  # of one site: subdomains
MOST_LATEST = 20


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list, with the outline of the bars of its last weeks; "" where nothing came in them."""

    source: SourceAnswer
    outline: str


@router.get("")
def sources(request: Request, use_cases: Injected) -> Response:
    """The sites with the most articles of a period; what they were taken in as, where no site has a name.

    A site that was typed leads to its own page.
    """
    if typed := clean(request.query_params.get("site", "").strip())[:300]:
        return RedirectResponse(source_address(site_of(typed) or typed), 303)
    asked, fault = asked_of(request, SourcesRequest, ("since", "until", "by", "size"), ("language",))
    asked = asked if "size" in request.query_params else asked.model_copy(update={"size": FEW})
    by = asked.by if "by" in request.query_params else "site"
    if fault is not None:
        return _fault(request, fault)
    try:
        asked, found = _listed(use_cases, asked.model_copy(update={"by": by}))
        if "by" not in request.query_params and found.sources and not any(is_name(each.name) for each in found.sources):
            asked, found = _listed(use_cases, asked.model_copy(update={"by": "source"}))
    except NewswireError as error:
        return _fault(request, explain(error))
    return _list(request, asked, found)


@router.get("/{site}")
def source(
    request: Request,
    site: Annotated[str, Path(max_length=300), AfterValidator(clean)],
    use_cases: Injected,
) -> HTMLResponse:
    """One site: what comes from it and how late, what it copies, its last half year and its latest articles."""
    name = site.strip().lower().removeprefix("www.")
    choice = SearchRequest(site=(name,), facets=(), size=MOST_LATEST)
    try:
        latest = use_cases.search_articles(choice)
        if not latest.total:
            return render(request, "sources/unknown.html", HTTPStatus.NOT_FOUND, site=name)
        hosts = use_cases.list_sources(SourcesRequest(site=(name,), by="site", size=MOST_HOSTS)).sources
        intake = use_cases.list_sources(SourcesRequest(site=(name,), by="source", size=MOST_HOSTS)).sources
        chart = _weeks(request, use_cases, name)
    except NewswireError as error:
        return _fault(request, explain(error))
    return render(
        request, "sources/source.html", site=name, choice=SearchRequest(site=(name,)), latest=latest, hosts=hosts,
        own=next((host for host in hosts if host.name == name), None), intake=intake, bars=chart,
    )  # fmt: skip


def _listed(use_cases: SearchUseCases, asked: SourcesRequest) -> tuple[SourcesRequest, SourcesAnswer]:
    return asked, use_cases.list_sources(asked.model_copy(update={"interval": "week"}))


def _fault(request: Request, fault: ErrorReply) -> HTMLResponse:
    return render(request, "sources/fault.html", fault.status, fault.headers, fault=fault)


def _list(request: Request, asked: SourcesRequest, answer: SourcesAnswer) -> HTMLResponse:
    last = viewer_of(request).now.astimezone(UTC).date()
    return render(
        request, "sources/sources.html", asked=asked, total=answer.total, counted_at=answer.counted_at,
        rows=_rows(answer.sources, last),
        periods=period_choices(asked.since, datetime.now(UTC), lambda since: _address(asked, since=since)),
        by_site=_address(asked, by="site"), by_source=_address(asked, by="source"),
        more=_address(asked, size=MANY) if len(answer.sources) < min(answer.total, MANY) else None,
    )  # fmt: skip


def _rows(found: Sequence[SourceAnswer], last: date) -> list[SourceRow]:
    """Each with bars by its own busiest week, so that also a small one shows its course."""
    mondays = [monday_before(last, weeks) for weeks in reversed(range(WEEKS))]
    return [SourceRow(each, outline_of(_heights(each.histogram, mondays))) for each in found]


def _heights(counts: Sequence[PeriodCount], mondays: Sequence[date]) -> list[int]:
    by_week = {count.date: count.articles for count in counts}
    most = max((by_week.get(monday, 0) for monday in mondays), default=0)
    return [height_of(by_week.get(monday, 0), most) for monday in mondays]


def _weeks(request: Request, use_cases: SearchUseCases, site: str) -> list[Bar]:
    viewer = viewer_of(request)
    today = viewer.now.date()
    asked = TimelineRequest(
        site=(site,), interval="week", zone=zone_of(viewer), since=monday_before(today, WEEKS - 1).isoformat(),
        until=today.isoformat(),
    )  # fmt: skip
    buckets = use_cases.read_timeline(asked).buckets

    def address_of(since: str, until: str) -> str:
        return address(SearchRequest(site=(site,), since=since, until=until))

    return bars(buckets, address_of) if any(bucket.count for bucket in buckets) else []


def _address(asked: SourcesRequest, **changes: object) -> str:
    changed = asked.model_copy(update=changes)
    others = [(name, value) for name, value in parameters(changed) if name != "by" and (name, value) != USUAL_SIZE]
    return addressed("/sources", [*others, ("by", changed.by)])
