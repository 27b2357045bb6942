"""Use case: articles that were first seen long ago are deleted, and stay retired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswire_shared.accounting.removals import Forgetful, Removals, RetentionMark
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.errors import UsageError

from newswire_index.engine.ports import Index, IndexStatus
from newswire_index.engine.selection import Place, Selection
from newswire_index.removal.withdrawal import Withdraw

AT_ONCE = 500  # ids in one request: some 100 ms of either engine, so that writers wait no longer
STORIES_AT_ONCE = 100
_AGE = re.compile(r"(\d{1,4})(d|mo|y)", re.ASCII)


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """What was deleted, or would be: whole indices, and articles by their ids; what stories became of that."""

    before: datetime
    dry_run: bool
    spans: tuple[IndexStatus, ...] = ()
    articles: int = 0

    @property
    def in_spans(self) -> int:
        return sum(span.documents for span in self.spans)

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "before": self.before.isoformat(), "dry_run": self.dry_run, "indices": [span.name for span in self.spans],
            "in_indices": self.in_spans, "articles": self.articles,
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """For a person."""
        done = "would be deleted" if self.dry_run else "were deleted"
        for span in self.spans:
            yield f"the index {span.name} with {span.documents:,} articles {done}"
        yield f"{self.articles:,} articles first seen before {self.before:%Y-%m-%d %H:%M} UTC {done} by their ids"
        if not self.dry_run:
            yield "what is taken in of them from now on ends as rejected: retired"
        yield "their copies: `newswire archive retain --older-than DAYS`, which deletes what nothing refers to any more"


@dataclass(frozen=True, slots=True)
class Retain:
    """Deletes what is older than an age.

    First the state and the index `people` know the mark, so that a late capture is rejected; then whole indices go
    where articles are parted by when they were first seen, then ids, then the stories of which nothing is left.
    Cut off, the same command goes on.
    """

    index: Index
    removals: Removals
    linking: Forgetful
    withdraw: Withdraw
    clock: Clock

    def plan(self, before: datetime) -> RetentionReport:
        """What would be deleted."""
        self.index.refresh()
        spans = tuple(self.index.old_spans(to_ms(before)))
        old = self.index.count(Selection(until_ms=to_ms(before)))
        return RetentionReport(before, True, spans, max(0, old - sum(span.documents for span in spans)))

    def __call__(self, before: datetime) -> Iterator[RetentionReport]:
        """Delete, and answer after each step what was done so far."""
        mark = RetentionMark(before, self.clock.now())
        self.removals.retire(mark)
        self.index.write_record((self.removals.retention() or mark).stored())
        self.index.refresh()
        spans = tuple(self.index.old_spans(to_ms(before)))
        for span in spans:
            self.index.drop_span(span.name)
        articles = 0
        yield RetentionReport(before, False, spans, articles)
        for places in self._old(to_ms(before)):
            articles += self._deleted([place.article_id for place in places])
            yield RetentionReport(before, False, spans, articles)
        self._settle_stories(to_ms(before))
        yield RetentionReport(before, False, spans, articles)

    def _old(self, before_ms: int) -> Iterator[list[Place]]:
        after: Place | None = None
        while places := self.index.seen_before(before_ms, after, AT_ONCE):
            yield places
            after = places[-1]

    def _deleted(self, article_ids: Sequence[str]) -> int:
        for article_id in article_ids:  # mostly long forgotten; a call costs Redis 20 µs
            self.linking.forget(article_id)
        return self.index.delete(article_ids)

    def _settle_stories(self, before_ms: int) -> None:
        """Every story that lost an article was seen before it, so these are all that may have."""
        self.index.refresh()
        after = ""
        while stories := self.index.stories_before(before_ms, after, STORIES_AT_ONCE):
            self.withdraw.rewrite_stories({each.story.id: 0 for each in stories}, ())
            after = stories[-1].story.id
        self.index.refresh()


def before_of(age: str, now: datetime) -> datetime:
    """The time that an age names, such as 90d, 12mo or 2y.  Raises UsageError for anything else."""
    found = _AGE.fullmatch(age)
    if not found or not int(found[1]):
        raise UsageError(f"{age!r} is no age: write a number and d, mo or y, such as 90d, 12mo or 2y")
    number, unit = int(found[1]), found[2]
    try:
        return now - timedelta(days=number) if unit == "d" else _months_before(now, number * (12 if unit == "y" else 1))
    except (OverflowError, ValueError) as error:
        raise UsageError(f"{age!r} reaches back before the calendar: give a smaller number") from error


def _months_before(now: datetime, months: int) -> datetime:
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in range(now.day, now.day - 4, -1):  # 31 May and a month: 30 April
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            if year < 1:
                raise
    raise AssertionError("every month has 28 days")
