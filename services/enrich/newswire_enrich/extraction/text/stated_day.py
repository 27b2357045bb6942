"""A day that a line of text states, in any of some fifty languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from newswire_enrich.languages.calendars import stated_months

CENTURY = 2000  # of a year of two digits: the web is not older
LONGEST_LINE = 200  # characters that are looked at; a line that states a day is short
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:.h時时시]\s?([0-5]\d)(?![\d.])(?:\s*([ap])\.?m\b)?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.]|年|년)\s?(\d{1,2})\s?(?:[-/.]|月|월)\s?(\d{1,2})(?!\d)\s?[日일]?"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(\d{1,2})(?:[-/]|\.\s?|\s?tháng\s)(\d{1,2})(?:[-/]|\.\s?|\s?năm\s)((?:19|20)\d\d|(?<=\.)\d\d)(?![\d.:])"
)
_DAY_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s-](?:de\s)?([^\s\d.,]+)\.?,?[\s-](?:de[l]?\s)?((?:19|20)\d\d)(?!\d)"
)
_NAMED_DAY = re.compile(r"([^\s\d.,]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)")
_YEAR_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)[.,]?\s([^\s\d.,]+)\.?\s(\d{1,2})(?!\d)\.?")


def stated_day(line: str) -> tuple[str, str] | None:
    """The first day in a line, in ISO 8601 with the time of day beside it if there is one, and the rest of the line.

    Days come before months in dates of digits, unless that is no date.  None where a line states no full date.
    """
    plain = _plain_digits(line[:LONGEST_LINE])
    found = [(match.start(), match, day) for match, day in _days(plain) if day]
    if not found:
        return None
    _, match, day = min(found, key=lambda each: each[0])
    rest = f"{plain[: match.start()]} {plain[match.end() :]}"
    clock = _CLOCK.search(rest)
    return (f"{day}T{_hours(clock):02}:{clock[2]}:00" if clock else day), _CLOCK.sub(" ", rest)


def _days(line: str) -> list[tuple[re.Match[str], str | None]]:
    """Everything that has the shape of a date, with the day that it is."""
    days = [(m, _iso(m[1], m[2], m[3])) for m in _YEAR_FIRST.finditer(line)]
    days += [(m, _iso(m[3], m[2], m[1]) or _iso(m[3], m[1], m[2])) for m in _DAY_FIRST.finditer(line)]
    for shape, year, month, day in ((_DAY_NAMED, 3, 2, 1), (_NAMED_DAY, 3, 1, 2), (_YEAR_NAMED, 1, 2, 3)):
        days += [(m, _iso(m[year], stated_months().get(m[month].casefold()), m[day])) for m in shape.finditer(line)]
    return days


def _iso(year: str, month: str | int | None, day: str) -> str | None:
    try:
        return datetime(int(year) + (CENTURY if len(year) == 2 else 0), int(month or 0), int(day)).date().isoformat()
    except ValueError:
        return None


def _hours(clock: re.Match[str]) -> int:
    hours = int(clock[1])
    if not clock[3] or hours > 12:
        return hours
    return hours % 12 + (12 if clock[3] in "pP" else 0)


def _plain_digits(line: str) -> str:
    return line if line.isascii() else "".join(str(unicodedata.digit(c, c)) if c.isdecimal() else c for c in line)
