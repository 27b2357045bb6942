"""Reads trends: which names are more frequent in a window of time than their own past lets expect, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from newswire_shared.contracts.clock import Clock, from_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.heads import Head
from newswire_shared.contracts.index_schema import milliseconds

from newswire_search.articles.context import known_stories
from newswire_search.articles.ports import EntityName
from newswire_search.articles.presentation import article_reference, story_brief
from newswire_search.query.article_query import Query
from newswire_search.query.plan import plan_search
from newswire_search.timelines.ports import BucketCounts, TimelineEngine, TimelineSelection
from newswire_search.timelines.selecting import query_of, selecting
from newswire_search.trends.request import LONGEST_HOURS, TYPES, TrendsRequest, TrendType
from newswire_search.trends.responses import Trend, TrendArticle, TrendsAnswer
from newswire_search.trends.significance import LEAST_SCORE, Significance, significance

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
# A window that ends now ends with such a part of itself, ten minutes of a day: so who asks again meanwhile is told that
# the answer is as it was.  What is left out at its beginning is less than a hundredth of it.
STEPS = 144
# The names of one kind that are looked at, the most frequent in the window: with 56 slices Elasticsearch makes 57,056
# buckets of them, and refuses more than 65,536.  Whoever is beyond them has few articles in a window of so many names.
MOST_NAMES = 1_000
LOOKED_THROUGH = 30  # articles of a name that are put together by story: enough to see which stories are the largest
SHOWN = 3


@dataclass(frozen=True, slots=True)
class ComparedTimes:
    """The edges of the slices of the past, the last of which is where the window begins, and the window's end."""

    edges: tuple[int, ...]

    @property
    def window(self) -> tuple[int, int]:
        """Where the window begins and ends."""
        return self.edges[-2], self.edges[-1]


@dataclass(frozen=True, slots=True)
class RisingName:
    """A name that is unusually frequent."""

    id: str
    type: TrendType
    count: int
    past_count: int
    significance: Significance


@dataclass(frozen=True, slots=True)
class ReadTrends:
    """Compares a window of time with the past before it."""

    engine: TimelineEngine
    clock: Clock

    def __call__(self, asked: TrendsRequest) -> TrendsAnswer:
        """The trends among the articles that are chosen.  Raises UsageError for what the caller can mend."""
        times = _times(asked, self.clock.now())
        with selecting(self.engine, _query(asked, times)) as found:
            counted = {kind: _counted(found.counted, times, kind, asked.min_count) for kind in asked.type or TYPES}
        totals = next(iter(counted.values())).totals
        names = [each for kind, counts in counted.items() for each in _rising(kind, counts)]
        names.sort(key=lambda name: (-name.significance.score, name.id))
        trends = self._explained(found.query, times, names[: asked.size])
        return _answer(times, totals, found.query, trends)

    def _explained(self, query: Query, times: ComparedTimes, names: Sequence[RisingName]) -> list[Trend]:
        known = self.engine.names([name.id for name in names]) if names else {}
        return [_trend(name, known, self._articles(query, times, name.id)) for name in names]

    def _articles(self, query: Query, times: ComparedTimes, name: str) -> tuple[TrendArticle, ...]:
        """Articles that have a name in the window, in the order and by the words of the search, one a story."""
        filters = replace(query.filters, since=from_ms(times.window[0]), entities=(*query.filters.entities, name))
        asked = replace(query, filters=filters, size=LOOKED_THROUGH, marked=False)
        heads = _one_a_story([hit.head for hit in self.engine.search(asked).hits])[:SHOWN]
        stories = known_stories(self.engine, [head.story for head in heads if head.story])
        briefs = {head.story: story_brief(head.story, stories.get(head.story)) for head in heads if head.story}
        return tuple(
            TrendArticle(**article_reference(head).model_dump(), story=briefs.get(head.story or "")) for head in heads
        )


def _times(asked: TrendsRequest, now: datetime) -> ComparedTimes:
    """The window and the slices of the past.  Raises UsageError for a window of no length, or too long a one."""
    filters = asked.filters
    until = filters.until or _at_a_step(now, now - filters.since if filters.since else timedelta(hours=asked.hours))
    try:
        since = filters.since or until - timedelta(hours=asked.hours)
        if not timedelta() < until - since <= timedelta(hours=LONGEST_HOURS):
            raise UsageError(_wrong_window(since, until))
        return ComparedTimes(tuple(map(milliseconds, _edges(since, until, asked.weeks))))
    except OverflowError:
        raise UsageError("the window or its past lies beyond the calendar: give a later `until`") from None


def _at_a_step(now: datetime, length: timedelta) -> datetime:
    """The end of the step that is now, so that nothing of now is left out."""
    step = max(length // STEPS, MINUTE)
    return now + (datetime.min.replace(tzinfo=UTC) - now) % step


def _wrong_window(since: datetime, until: datetime) -> str:
    if until <= since:
        return f"the window would begin at {since.isoformat()} and end at {until.isoformat()}: give a later `until`"
    return f"the window is longer than {LONGEST_HOURS // 24} days: give a later `since`, or leave it out"


def _edges(since: datetime, until: datetime, weeks: int) -> Iterator[datetime]:
    length = max(until - since, DAY)
    slices = timedelta(weeks=weeks) // length
    yield from (since - back * length for back in range(slices, -1, -1))
    yield until


def _query(asked: TrendsRequest, times: ComparedTimes) -> Query:
    query = query_of(asked)
    first, last = from_ms(times.edges[0]), from_ms(times.edges[-1])
    return replace(query, filters=replace(query.filters, since=first, until=last))


def _counted(found: TimelineSelection, times: ComparedTimes, kind: TrendType, least: int) -> BucketCounts:
    frequent = [name for name, count in found.values(kind, MOST_NAMES, times.window) if count >= least]
    return found.counts(times.edges, kind, frequent)


def _rising(kind: TrendType, counts: BucketCounts) -> Iterator[RisingName]:
    *of_past, of_now = counts.totals
    if not any(of_past):
        return
    for name, (*past, now) in counts.values.items():
        found = significance(now, of_now, past, of_past)
        if found.score >= LEAST_SCORE:
            yield RisingName(name, kind, now, sum(past), found)


def _one_a_story(heads: Sequence[Head]) -> list[Head]:
    """The first article of each story, those of the largest stories first."""
    stories: dict[str, list[Head]] = {}
    for head in heads:
        stories.setdefault(head.story or head.article_id, []).append(head)
    return [each[0] for each in sorted(stories.values(), key=len, reverse=True)]


def _trend(name: RisingName, known: Mapping[str, EntityName], articles: tuple[TrendArticle, ...]) -> Trend:
    return Trend(
        id=name.id, name=known[name.id].name if name.id in known else name.id, type=name.type,
        direction="rising" if name.past_count else "new", count=name.count, past_count=name.past_count,
        expected=round(name.significance.expected, 2), score=round(name.significance.score, 2), articles=articles,
    )  # fmt: skip


def _answer(times: ComparedTimes, totals: Sequence[int], query: Query, trends: Sequence[Trend]) -> TrendsAnswer:
    *past, now = totals
    since, until = map(from_ms, times.window)
    return TrendsAnswer(
        since=since, until=until, past_since=from_ms(times.edges[0]), total=now, past_total=sum(past),
        past_slices=sum(map(bool, past)), trends=tuple(trends), match=query.match,
        left_out=plan_search(query).left_out,
    )  # fmt: skip
