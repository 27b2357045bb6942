"""Dates that a page shows: elements marked as the time of publication, and times of day beside a day in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from newswire_enrich.extraction.facts.below_heading import heading_of, texts_below
from newswire_enrich.extraction.facts.dates import DAY_LENGTH, UNDATED, ZONES, Dated, iso
from newswire_enrich.extraction.facts.titles import is_beside
from newswire_enrich.extraction.text.stated_day import stated_day

CLOCK_CHARACTERS = 60  # between a date and its time of day; further on stands another's
DATELINE_CHARACTERS = 80  # of a text that states a day below a heading; a longer one tells of another day
ALONE_CHARACTERS = 24  # of a text that is a time of day with its zone, and no headline with its time
# Not a part of a longer number, a date or a version.
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.])(?::[0-5]\d)?"
    r"(?:\s?([ap])\.?m\b\.?)?(?:\s?(?:h|Uhr)\b)?(?:\s*\(?([A-Z]{3,4})\b)?",
    re.IGNORECASE,
)
# Between a time of day and the day behind it.
_UP_TO_DAY = re.compile(r"^(?:,? (?:on|am|le|el|del|il|[A-Z][a-z]{2,9},))?[\s,|·•-]*$")
# As schema.org's items, HTML 5's first draft and hAtom, which WordPress' themes follow, mark it.
_MARKED = (
    "//*[@itemprop='datePublished'][@datetime or @content] | //time[@pubdate][@datetime]"
    " | //time[contains(@class, 'published')][@datetime] | //time[contains(@class, 'entry-date')][@datetime]"
)


def marked_day(tree: Any) -> Dated:
    """The first date that an element of the article is marked with as that of publication."""
    stamps = (iso(e.get("datetime") or e.get("content")) for e in tree.xpath(_MARKED) if not is_beside(e))
    found = next(filter(None, stamps), None)
    return (found, "text") if found else UNDATED


def day_below(tree: Any, title: str, found: str | None) -> str | None:
    """The day that a text states: the one found, unless it stands above the heading only and another one below it.

    Above the heading sites print the day on which a page is looked at.
    """
    stated = [
        moment[0][:DAY_LENGTH]
        for text in texts_below(tree, heading_of(tree, title))
        if len(text) <= DATELINE_CHARACTERS and (moment := stated_day(text))
    ]
    return found if found in stated or not stated else stated[0]


def in_text(tree: Any, day: str | None) -> Dated:
    """A day found in the visible text, with the time of day beside it where the page shows one."""
    if not day:
        return UNDATED
    timed = next((stamp for stamp in stamps_of(tree) if stamp.startswith(f"{day}T")), None)
    return (timed or _clocked(tree, day), "text")


def stamps_of(tree: Any) -> Iterator[str]:
    """The dates in attributes of time elements, in their order."""
    return filter(None, (iso(element.get("datetime")) for element in tree.iter("time")))


def _clocked(tree: Any, day: str) -> str:
    """A day with the first time of day that stands in the same short text as it, or alone in the next."""
    says_day = _shapes(day)
    texts = (" ".join(text.split()) if len(text) < 4 * CLOCK_CHARACTERS else "" for text in tree.itertext())
    for text, following in pairwise((*filter(None, texts), "")):
        if match := says_day.search(text):
            is_alone = len(following) <= ALONE_CHARACTERS and not _CLOCK.search(text, match.end())
            line = f"{text[match.end() :]} {following if is_alone else ''}"
            if clock := _CLOCK.search(line[:CLOCK_CHARACTERS]) or _clock_before(text[: match.start()]):
                return f"{day}T{_time(clock)}"
    return day


def _clock_before(text: str) -> re.Match[str] | None:
    """The time of day with which a text ends right before a day: "10:02 AM EST Nov. 19"."""
    clock = next(reversed([*_CLOCK.finditer(text)]), None)
    return clock if clock and _UP_TO_DAY.match(text[clock.end() :]) else None


def _shapes(day: str) -> re.Pattern[str]:
    """A day in figures, or with its month in letters of whatever language between or before day and year."""
    year, month, number = day.split("-")
    figures = (f"{number}.{month}.{year}", f"{number}.{month}.{year[2:]}", f"{number}/{month}/{year}", day)
    plain, name = str(int(number)), r"[^\W\d_]{3,12}\.?"
    ordinal = r"(?:st|nd|rd|th|er|\.)?"
    written = (rf"\b0?{plain}{ordinal} (?:de )?{name},?(?: de)? {year}", rf"\b{name} 0?{plain}{ordinal},? {year}")
    return re.compile(rf"(?<!\d)(?:{'|'.join((*map(re.escape, figures), *written))})(?!\d)")


def _time(clock: re.Match[str]) -> str:
    """A time of day as ISO 8601 writes it, with its zone where its letters stand for one only."""
    hour, minute, half, zone = clock.groups()
    shift = {"a": -12 * (hour == "12"), "p": 12 * (hour != "12")}.get((half or "").lower(), 0)
    return f"{(int(hour) + shift) % 24:02}:{minute}:00{ZONES.get((zone or '').upper(), '').replace('Z', '+00:00')}"
