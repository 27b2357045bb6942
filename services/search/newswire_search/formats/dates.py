"""Instants: as people write them, and as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

MINUTE, HOUR, DAY = 60, 3600, 86400
SPAN_OF_A_MONTH, SPAN_OF_A_YEAR = 30, 365  # days; near enough for `3 months ago`


def parse_date(text: str, *, end: bool = False) -> datetime:
    """A date or an instant as an instant in UTC.

    A date is its first moment, or with `end` the first moment after it, so that a period "until" a day has
    that day in it.  An instant without a zone is UTC.  Raises ValueError that names what would be right.
    """
    try:
        return _from_date(text, end) if _is_date(text) else _in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        wanted = "a date (2024-05-31) or an instant (2024-05-31T08:00:00Z)"
        raise ValueError(f"{text!r} is not {wanted}") from None


def relative(then: datetime, now: datetime, *, whole_day: bool = False) -> str | None:
    """The time since, in words; None for what lies ahead.  With `whole_day` no hours are claimed."""
    seconds = int((now - then).total_seconds())
    if whole_day or seconds >= DAY:
        return _days_ago((now.date() - then.date()).days)
    if seconds < -5 * MINUTE:  # clocks of servers differ by a little: that is no future
        return None
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min ago"
    return _counted(seconds // HOUR, "hour")


def absolute(then: datetime, *, whole_day: bool = False) -> str:
    """The date, and the time of day with its zone unless only the day is known."""
    day = f"{then.day} {then:%b %Y}"
    return day if whole_day else f"{day}, {then:%H:%M} UTC"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _from_date(text: str, end: bool) -> datetime:
    day = date.fromisoformat(text) + timedelta(days=int(end))
    return datetime.combine(day, time.min, UTC)


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _days_ago(days: int) -> str | None:
    if days < 0:
        return None
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 2 * SPAN_OF_A_MONTH:  # twice a unit before it is used: `1 month ago` is too vague
        return _counted(days, "day")
    if days < 2 * SPAN_OF_A_YEAR:
        return _counted(days // SPAN_OF_A_MONTH, "month")
    return _counted(days // SPAN_OF_A_YEAR, "year")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'} ago"
