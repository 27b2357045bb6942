"""What changed in a story since a day: the day as a viewer means it, and the days that a page offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from newswire_shared.contracts.errors import UsageError

from newswire_search.articles.groups import Day
from newswire_search.formats.dates import parse_date
from newswire_search.web.viewer import Viewer

MOST_OFFERED = 6  # days: as many as stand in one line, and more than a week is asked for by the field beside them


def since_of(text: str | None, viewer: Viewer) -> datetime | None:
    """The moment that a viewer means: a date begins at midnight of their zone.  Raises UsageError."""
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time.min, viewer.zone)
    except ValueError:
        pass  # no date alone: an instant, or what is said to be wrong
    try:
        return parse_date(text)
    except ValueError as error:
        raise UsageError(f"since: {error}") from None


def offered(days: Sequence[Day]) -> list[date]:
    """The days after the first on which something came, the latest first."""
    return [day.date for day in days[1:]][-MOST_OFFERED:][::-1]
