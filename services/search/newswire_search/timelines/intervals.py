"""The buckets of a timeline: hours, quarters of days, days, weeks, months and years as the clocks of a zone show them.

Both engines are asked with the edges that are reckoned here, so that no engine's own calendar makes a difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import milliseconds

MOST_BUCKETS = 1_000  # no screen has more columns, and an answer with series stays below some 100 kB
FAVOURED = 42  # bars: in the middle of 30 and 60, as ratios go
HOUR_MS = 3_600_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Interval(StrEnum):
    """The length of a bucket; six hours begin at 0, 6, 12 and 18 o'clock, a week on Monday."""

    HOUR = "hour"
    SIX_HOURS = "six_hours"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# of a month and a year the mean: only for the choice of an interval
LENGTHS_MS = {
    Interval.HOUR: HOUR_MS,
    Interval.SIX_HOURS: 6 * HOUR_MS,
    Interval.DAY: 24 * HOUR_MS,
    Interval.WEEK: 7 * 24 * HOUR_MS,
    Interval.MONTH: 730.5 * HOUR_MS,
    Interval.YEAR: 8_766 * HOUR_MS,
}
LONGER = dict(pairwise(Interval))


def fitting(first_ms: int, last_ms: int) -> Interval:
    """The interval that parts a period into about 30 to 60 buckets, or else into a number that is nearest to that."""
    return min(Interval, key=lambda interval: abs(math.log(_bars(first_ms, last_ms, interval) / FAVOURED)))


def fitted(first_ms: int, last_ms: int, zone: ZoneInfo, most: int) -> tuple[Interval, list[int]]:
    """That interval with its edges, or where it has more than `most` buckets the next longer one that has not."""
    interval = fitting(first_ms, last_ms)
    edges = edges_of(first_ms, last_ms, interval, zone)
    while len(edges) - 1 > most and interval in LONGER:
        interval = LONGER[interval]
        edges = edges_of(first_ms, last_ms, interval, zone)
    return interval, edges


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
    return _hours(first_ms, zone) if interval is Interval.HOUR else _set_by_the_clock(first_ms, interval, zone)


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


def _set_by_the_clock(first_ms: int, interval: Interval, zone: ZoneInfo) -> Iterator[int]:
    """The first instants of quarters of days, and of longer spans.  Where clocks leave out when one begins that is when
    they are set, and a day that a zone left out altogether, as Samoa did in 2011, is no bucket."""
    shown, before = _first_shown(in_zone(first_ms, zone).replace(tzinfo=None), interval), -math.inf
    while True:
        at = milliseconds(shown.replace(tzinfo=zone))
        if at > before:
            yield at
        shown, before = _next_shown(shown, interval), max(at, before)


def _first_shown(at: datetime, interval: Interval) -> datetime:
    """What clocks show when the bucket of a moment begins."""
    midnight = datetime.combine(at.date(), time.min)
    match interval:
        case Interval.SIX_HOURS:
            return midnight.replace(hour=at.hour // 6 * 6)
        case Interval.WEEK:
            return midnight - timedelta(days=at.weekday())
        case Interval.MONTH:
            return midnight.replace(day=1)
        case Interval.YEAR:
            return midnight.replace(month=1, day=1)
    return midnight


def _next_shown(start: datetime, interval: Interval) -> datetime:
    match interval:
        case Interval.SIX_HOURS:
            return start + timedelta(hours=6)
        case Interval.WEEK:
            return start + timedelta(days=7)
        case Interval.MONTH:
            return (start + timedelta(days=31)).replace(day=1)
        case Interval.YEAR:
            return start.replace(year=start.year + 1)
    return start + timedelta(days=1)
