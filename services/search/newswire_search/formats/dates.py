"""Instants: as people write them, and as people read them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta

from newswire_search.formats.wording import written

A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
SKEW: Final = timedelta(minutes=5)  # clocks of servers differ by a little: that is no future
# British, whose days stand before months and whose clocks go to 24; the terminal speaks it too.
ENGLISH: Final = Locale("en", "GB")
TWICE: Final = 2  # a unit before it is used: `1 month ago` is too vague
SKELETONS: Final = {"month": "yMMM", "year": "y"}  # of periods that begin with no day of their own
DAYS_WITH_A_WORD: Final = (written("today"), written("yesterday"))


def is_day_alone(then: datetime) -> bool:
    """Whether nobody told the time of day, or told midnight: a day without one is kept as its first moment in UTC."""
    return then.astimezone(UTC).time() == time.min


def parse_date(text: str, *, end: bool = False) -> datetime:
    """A date or an instant as an instant in UTC.

    A date is its first moment, or with `end` the first moment after it, so that a period "until" a day has
    that day in it.  An instant without a zone is UTC.  Raises ValueError that names what would be right.
    """
    try:
        return _from_date(text, end) if _is_date(text) else _in_utc(datetime.fromisoformat(_with_plus(text)))
    except (ValueError, OverflowError):
        wanted = "a date (2024-05-31) or an instant (2024-05-31T08:00:00Z)"
        raise ValueError(f"{text!r} is not {wanted}") from None


def relative(then: datetime, now: datetime, *, whole_day: bool = False, locale: Locale = ENGLISH) -> str | None:
    """The time since, in words of the locale; None for what lies ahead.  With `whole_day` no hours are claimed.

    Days are those of the zone of `now`.  Words that no locale has ("today") are for the catalogues to translate.
    """
    ago = now - then
    if whole_day or ago >= A_DAY:
        day = then.date() if whole_day else then.astimezone(now.tzinfo).date()
        return _days_ago((now.date() - day).days, locale)
    if ago < -SKEW:
        return None
    return written("just now") if ago < A_MINUTE else _ago(ago, locale, 1)


def absolute(then: datetime, *, whole_day: bool = False, zone: tzinfo = UTC, locale: Locale = ENGLISH) -> str:
    """The date, and the time of day in the zone unless only the day is known; of zones only UTC is named."""
    if whole_day:
        return format_date(then.date(), locale=locale)
    at = then.astimezone(zone)
    shown = f"{format_date(at.date(), locale=locale)}, {clock_time(at, locale=locale)}"
    return f"{shown} UTC" if zone is UTC else shown


def printed(then: datetime, *, locale: Locale = ENGLISH) -> str:
    """The date and the time of day as they stand, for a moment whose zone nobody knows."""
    return f"{format_date(then.date(), locale=locale)}, {clock_time(then, locale=locale)}"


def clock_time(at: datetime, *, locale: Locale = ENGLISH) -> str:
    """The hour and minute of a moment, in its own zone."""
    return format_time(at.time(), "short", locale=locale)


def whole_date(day: date, *, locale: Locale = ENGLISH) -> str:
    """A day with its name, for a heading."""
    return format_date(day, "full", locale=locale)


def span_name(seconds: float, *, locale: Locale = ENGLISH) -> str:
    """A length of time in words, to the unit that tells most of it."""
    return format_timedelta(timedelta(seconds=seconds), granularity="second", threshold=TWICE, locale=locale)


def period_name(start: datetime, interval: str, *, locale: Locale = ENGLISH) -> str:
    """The hours, day, week, month or year that begin so, by the clocks of its zone; a week by its first day."""
    if interval in ("hour", "six_hours"):
        return f"{format_date(start.date(), locale=locale)}, {clock_time(start, locale=locale)}"
    if interval in SKELETONS:
        return format_skeleton(SKELETONS[interval], start.date(), locale=locale)
    return format_date(start.date(), locale=locale)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _from_date(text: str, end: bool) -> datetime:
    day = date.fromisoformat(text) + timedelta(days=int(end))
    return datetime.combine(day, time.min, UTC)


def _with_plus(text: str) -> str:
    """An instant whose offset lost its plus: an address that did not write it as %2B says a blank by it."""
    return re.sub(r"(T\S+) (\d\d:?\d\d)$", r"\1+\2", text)


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _days_ago(days: int, locale: Locale) -> str | None:
    if days < 0:
        return None
    return DAYS_WITH_A_WORD[days] if days < len(DAYS_WITH_A_WORD) else _ago(timedelta(days=days), locale, TWICE)


def _ago(span: timedelta, locale: Locale, threshold: float) -> str:
    return format_timedelta(-span, granularity="minute", threshold=threshold, add_direction=True, locale=locale)
