"""The buckets of a timeline: hours, days, weeks, months and years as the clocks of a zone show them.

Both engines are asked with the edges that are reckoned here, so that no engine's own calendar makes a difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import milliseconds

MOST_BUCKETS = 1_000  # no screen has more columns, and an answer with series stays below some 100 kB
FAVOURED = 42  # bars: in the middle of 30 and 60, as ratios go
HOUR_MS = 3_600_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Interval(StrEnum):
    """The length of a bucket; a week begins on Monday."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# of a month and a year the mean: only for the choice of an interval
LENGTHS_MS = {
    Interval.HOUR: HOUR_MS,
    Interval.DAY: 24 * HOUR_MS,
    Interval.WEEK: 7 * 24 * HOUR_MS,
    Interval.MONTH: 730.5 * HOUR_MS,
    Interval.YEAR: 8_766 * HOUR_MS,
}


def fitting(first_ms: int, last_ms: int) -> Interval:
    """The interval that parts a period into about 30 to 60 buckets, or else into a number that is nearest to that."""
    return min(Interval, key=lambda interval: abs(math.log(_bars(first_ms, last_ms, interval) / FAVOURED)))


def edges_of(first_ms: int, last_ms: int, interval: Interval, zone: ZoneInfo) -> list[int]:
    """The edges of the buckets from that of the first instant to that of the last.

    Raises UsageError for more buckets than one answer has, and for what lies beyond the calendar.
    """
    edges: list[int] = []
    try:
        for start in _starts(first_ms, interval, zone):
            edges.append(start)
            if start > last_ms:
                return edges
            if len(edges) > MOST_BUCKETS:
                break
    except (OverflowError, ValueError):
        raise UsageError(
            "the period reaches beyond the years 1 to 9999: give `since` and `until` within them"
        ) from None
    raise UsageError(_too_many(first_ms, last_ms, interval))


def in_zone(instant_ms: int, zone: ZoneInfo) -> datetime:
    """An instant as the clocks of a zone show it."""
    return (EPOCH + timedelta(milliseconds=instant_ms)).astimezone(zone)


def told(instant_ms: int, zone: ZoneInfo) -> datetime:
    """The same, but in UTC where an offset had seconds, before zones were agreed on: no date of an answer can have."""
    local = in_zone(instant_ms, zone)
    return local.astimezone(UTC) if (local.utcoffset() or timedelta()) % timedelta(minutes=1) else local


def _bars(first_ms: int, last_ms: int, interval: Interval) -> float:
    return (last_ms - first_ms) / LENGTHS_MS[interval] + 1


def _too_many(first_ms: int, last_ms: int, interval: Interval) -> str:
    fits = [each for each in Interval if _bars(first_ms, last_ms, each) < MOST_BUCKETS - 2]
    other = f"`interval={fits[0]}` or " if fits else ""
    return (
        f"interval: {interval} parts this period into some {_bars(first_ms, last_ms, interval):,.0f} buckets, and one "
        f"answer has at most {MOST_BUCKETS:,}: ask for {other}a shorter period with `since` and `until`"
    )


def _starts(first_ms: int, interval: Interval, zone: ZoneInfo) -> Iterator[int]:
    """The starts of the buckets, without end, from that of an instant on."""
    return _hours(first_ms, zone) if interval is Interval.HOUR else _days(first_ms, interval, zone)


def _hours(first_ms: int, zone: ZoneInfo) -> Iterator[int]:
    """The instants at which a clock shows a full hour; one that is set by half an hour shows the next one later."""
    at = first_ms
    while past := _past_hour(at, zone):
        at -= past
    while True:
        yield at
        at += HOUR_MS
        while past := _past_hour(at, zone):
            at += HOUR_MS - past


def _past_hour(at: int, zone: ZoneInfo) -> int:
    offset = in_zone(at, zone).utcoffset() or timedelta()
    return (at + offset // timedelta(milliseconds=1)) % HOUR_MS


def _days(first_ms: int, interval: Interval, zone: ZoneInfo) -> Iterator[int]:
    """The first instants of days.  Where clocks leave midnight out that is when they are set, and a day that a zone
    left out altogether, as Samoa did in 2011, is no bucket."""
    day, before = _first_day(in_zone(first_ms, zone).date(), interval), None
    while True:
        at = milliseconds(datetime.combine(day, time.min, zone))
        if at != before:
            yield at
        day, before = _next_day(day, interval), at


def _first_day(day: date, interval: Interval) -> date:
    match interval:
        case Interval.WEEK:
            return day - timedelta(days=day.weekday())
        case Interval.MONTH:
            return day.replace(day=1)
        case Interval.YEAR:
            return day.replace(month=1, day=1)
    return day


def _next_day(day: date, interval: Interval) -> date:
    match interval:
        case Interval.WEEK:
            return day + timedelta(days=7)
        case Interval.MONTH:
            return (day + timedelta(days=31)).replace(day=1)
        case Interval.YEAR:
            return day.replace(year=day.year + 1)
    return day + timedelta(days=1)
