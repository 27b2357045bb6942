"""Reads a timeline: how many articles of a search came when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newswire_shared.contracts.index_schema import milliseconds

from newswire_search.query.article_query import Filters, Query
from newswire_search.query.plan import plan_search
from newswire_search.timelines.intervals import Interval, edges_of, fitted, told
from newswire_search.timelines.ports import BucketCounts, TimelineEngine, TimelineSelection, TimeSpan
from newswire_search.timelines.request import TimelineRequest
from newswire_search.timelines.responses import TimelineAnswer, TimelineBucket, TimelineSeries
from newswire_search.timelines.selecting import query_of, selecting

NOTHING = BucketCounts(())


@dataclass(frozen=True, slots=True)
class CountedArticles:
    """The buckets of a timeline by their edges, what matches in each, and, for shares, all that there is."""

    edges: Sequence[int]
    found: BucketCounts
    whole: BucketCounts | None = None

    def rows(self) -> Iterator[tuple[str | None, tuple[int, ...], tuple[int, ...] | None]]:
        """Each series with its counts and those of all articles, the others last, if there are any."""
        for value, counts in self.found.values.items():
            yield value, counts, self.whole.values[value] if self.whole else None
        others = _others(self.found)
        if any(others):
            yield None, others, _others(self.whole) if self.whole else None


OF_ORIGIN = ("source", "language", "kind", "site")  # fields that say whence an article came, not what it is about


@dataclass(frozen=True, slots=True)
class ReadTimeline:
    """Counts the articles of a search by time, in all and by source or language."""

    engine: TimelineEngine

    def __call__(self, asked: TimelineRequest) -> TimelineAnswer:
        """The timeline that is asked for.  Raises UsageError for what the caller can mend."""
        with selecting(self.engine, query_of(asked, asked.sort), asked.names == "on") as found:
            interval, edges = _buckets(asked, found.query.filters, found.span)
            facet = None if asked.by == "none" else asked.by
            counts = _counted(found.counted, edges, facet, asked.top) if edges else NOTHING
        is_shared = edges and asked.measure == "share"
        whole = self._whole(found.query, edges, facet, tuple(counts.values)) if is_shared else None
        return _answer(asked, found.query, interval, CountedArticles(edges, counts, whole))

    def _whole(self, query: Query, edges: Sequence[int], facet: str | None, values: Sequence[str]) -> BucketCounts:
        every = replace(query, text="", named=(), filters=_without_subject(plan_search(query).filters))
        with self.engine.timelines.selected(every) as selection:
            return selection.counts(edges, facet, values)


def _buckets(asked: TimelineRequest, filters: Filters, span: TimeSpan | None) -> tuple[Interval, Sequence[int]]:
    """The interval and the edges of the period that is asked for, as far as it is open that of what was found."""
    since, until = (milliseconds(end) if end else None for end in (filters.since, filters.until))
    first, last = (span.first_ms, span.last_ms) if span else (None, None)
    first = since if since is not None else first
    last = until - 1 if until is not None else last
    if first is None or last is None or first > last:
        return Interval.DAY if asked.interval == "auto" else Interval(asked.interval), ()
    if asked.interval == "auto":
        return fitted(first, last, asked.clock, asked.most)
    interval = Interval(asked.interval)
    return interval, edges_of(first, last, interval, asked.clock)


def _counted(selection: TimelineSelection, edges: Sequence[int], facet: str | None, top: int) -> BucketCounts:
    if facet is None:
        return selection.counts(edges)
    return selection.counts(edges, facet, [value for value, _ in selection.values(facet, top, edges)])


def _without_subject(filters: Filters) -> Filters:
    """The conditions on when and where an article came, without those on what it is about."""
    return Filters(
        since=filters.since, until=filters.until, sources=filters.sources, languages=filters.languages,
        kinds=filters.kinds, copies=filters.copies, only_copies=filters.only_copies, seen_after=filters.seen_after,
        seen_before=filters.seen_before,
        conditions=tuple(condition for condition in filters.conditions if condition.field in OF_ORIGIN),
    )  # fmt: skip


def _others(counts: BucketCounts) -> tuple[int, ...]:
    named = zip(*counts.values.values(), strict=True) if counts.values else ((),) * len(counts.totals)
    return tuple(total - sum(each) for total, each in zip(counts.totals, named, strict=True))


def _answer(asked: TimelineRequest, query: Query, interval: Interval, counted: CountedArticles) -> TimelineAnswer:
    return TimelineAnswer(
        total=sum(counted.found.totals), interval=interval, zone=asked.zone,
        buckets=tuple(_shown(asked, counted)),
        series=tuple(_series(*row) for row in counted.rows()) if asked.by != "none" else (),
        match=query.match, left_out=plan_search(query).left_out,
    )  # fmt: skip


def _shown(asked: TimelineRequest, counted: CountedArticles) -> Iterator[TimelineBucket]:
    wholes = counted.whole.totals if counted.whole else (None,) * len(counted.found.totals)
    for (start, end), count, of in zip(pairwise(counted.edges), counted.found.totals, wholes, strict=True):
        starts, ends = told(start, asked.clock), told(end, asked.clock)
        yield TimelineBucket(start=starts, end=ends, count=count, of=of, share=_share(count, of))


def _series(value: str | None, counts: tuple[int, ...], of: tuple[int, ...] | None) -> TimelineSeries:
    shares = tuple(map(_share, counts, of)) if of is not None else None
    return TimelineSeries(value=value, total=sum(counts), counts=counts, of=of, shares=shares)


def _share(count: int, of: int | None) -> float | None:
    return round(count / of, 6) if of else None
