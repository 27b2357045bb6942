"""Lists what comes from whom, how late and how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newswire_shared.contracts.clock import Clock, from_ms
from newswire_shared.contracts.index_schema import milliseconds
from pydantic import Field

from newswire_search.articles.periods import Interval, histogram
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.request import ArticleChoice
from newswire_search.articles.settled_query import settled
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.plan import plan_search
from newswire_search.sources.ports import Grouping, SourceFacts, SourceLookup, SourceQuery
from newswire_search.sources.responses import CopiedSource, LanguageCount, SourceAnswer, SourcesAnswer

WEEKS, DAYS = 26, 31  # half a year, a month: what a chart beside each of twenty sources can show


class SourcesRequest(ArticleChoice):
    """The articles whose sources are listed, as in a search for articles."""

    by: Grouping = Field("source", description="`site`: by the host of the articles' addresses, without `www.`.")
    interval: Interval = Field("day", description="What the histograms count by.")
    size: int = Field(20, ge=1, le=200, description="Sources in the answer, those with the most articles.")


@dataclass(frozen=True, slots=True)
class ListSources:
    """Tells of the sources of the articles that a search finds."""

    engine: SearchEngine
    sources: SourceLookup
    clock: Clock

    def __call__(self, asked: SourcesRequest) -> SourcesAnswer:
        """The answer to a request.  Raises UsageError for what the caller can mend."""
        query = Query(asked.q.strip(), asked.filters, Sort.NEWEST, match=asked.match)
        plan = plan_search(settled(self.engine, query))
        since = _first_day(plan.filters.until or self.clock.now(), asked.interval)
        wanted = SourceQuery(plan, asked.by, asked.size, _start_of(since))
        found = self.sources.facts(wanted)
        return SourcesAnswer(
            total=found.total,
            sources=tuple(_answer(facts, asked.interval) for facts in found.sources),
            counted_at=found.counted_at,
        )


def _first_day(until: datetime, interval: Interval) -> date:
    """The first day that is counted; of weeks always a Monday, so that each is whole."""
    last = until.astimezone(UTC).date() if until.tzinfo else until.date()
    if interval == "day":
        return last - timedelta(days=DAYS - 1)
    return last - timedelta(days=last.weekday() + 7 * (WEEKS - 1))


def _start_of(day: date) -> int:
    return milliseconds(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _answer(facts: SourceFacts, interval: Interval) -> SourceAnswer:
    return SourceAnswer(
        name=facts.name,
        articles=facts.articles,
        copies=facts.copies,
        copy_share=round(facts.copies / facts.articles, 4),
        copied_from=tuple(CopiedSource(name=name, copies=number) for name, number in facts.copied_from.items()),
        copies_traced=facts.traced,
        late_s=facts.late_s,
        late_among=facts.late_among,
        languages=tuple(LanguageCount(language=code, articles=number) for code, number in facts.languages.items()),
        interval=interval,
        histogram=histogram(facts.days, interval),
        last_seen_at=from_ms(facts.last_seen_ms),
    )
