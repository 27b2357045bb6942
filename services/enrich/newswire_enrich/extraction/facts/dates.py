"""Dates of publication and of change: the places that state them, in the order in which they are believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newswire_shared.contracts.documents import DateOrigin

from newswire_enrich.extraction.facts.json_ld import text_of

Dated = tuple[str | None, DateOrigin]

# In order of trust: what only articles have goes before what any document may have.
META_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
UNDATED: Dated = (None, "none")
DAY_LENGTH = len("2026-01-31")
OLDEST_YEAR = 1990  # before it there were no pages: an earlier date is a template's or an epoch's
_PRINTED = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
# Not a part of a longer number, a date or a version.
_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.])")
CLOCK_CHARACTERS = 60  # between a date and its time of day; further on stands another's


def iso(text: str | None) -> str | None:
    """A date in ISO 8601 with its offset kept, None for anything else."""
    if not text:
        return None
    match = _PRINTED.match(text.strip())
    if match:
        day, clock, zone = match.groups()
        text = f"{day}T{clock}{zone or ''}"
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.date().isoformat() if len(text.strip()) <= 10 else found.isoformat()


def stated_days(article: Mapping[str, Any], pages: Sequence[Mapping[str, Any]], meta: Mapping[str, str]) -> list[Dated]:
    """When it was published by what JSON-LD says of the article, then of the page, then by meta elements."""
    stated: list[Dated] = [(dated_in_article(each, "datePublished"), "jsonld") for each in (article, *pages)]
    stated += [(iso(meta.get(name)), "meta") for name in META_NAMES]
    return list(dict.fromkeys(each for each in stated if each[0]))


def dated_in_article(article: Mapping[str, Any], name: str) -> str | None:
    """A date of an object of JSON-LD."""
    return iso(text_of(article.get(name)))


def published_of(stated: Sequence[Dated]) -> Dated:
    """The first of the stated dates.

    A time of day is worth more than a day alone: a later witness of the same day refines an earlier one.
    """
    return refined(stated[0], stated[1:]) if stated else UNDATED


def refined(found: Dated, others: Sequence[Dated]) -> Dated:
    """A day with the time that another witness gives it."""
    day = found[0] or ""
    if len(day) != DAY_LENGTH:
        return found
    return next((each for each in others if (each[0] or "").startswith(f"{day}T")), found)


def in_address(url: str) -> Dated:
    """The day that an address names in its path."""
    match = _IN_PATH.search(url)
    day = iso("-".join(match.groups())) if match else None
    return (day, "url") if day else UNDATED


def in_text(tree: Any, day: str | None) -> Dated:
    """A day found in the visible text, with the time of day beside it where the page shows one."""
    if not day:
        return UNDATED
    stamps = [iso(element.get("datetime")) for element in tree.iter("time")]
    timed = next((stamp for stamp in stamps if stamp and stamp.startswith(f"{day}T")), None)
    return (timed or _clocked(tree, day), "text")


def _clocked(tree: Any, day: str) -> str:
    """A day with the first time of day that stands in the same short text as it."""
    year, month, number = day.split("-")
    shapes = (f"{number}.{month}.{year}", f"{number}.{month}.{year[2:]}", f"{number}/{month}/{year}", day)
    for text in tree.itertext():
        line = " ".join(text.split()) if len(text) < 4 * CLOCK_CHARACTERS else ""
        after = next((line.partition(shape)[2] for shape in shapes if shape in line), "")
        match = _CLOCK.search(after[:CLOCK_CHARACTERS])
        if match:
            return f"{day}T{int(match[1]):02}:{match[2]}:00"
    return day


def credible(found: Dated, fetched: str | None) -> bool:
    """Whether a date is neither before the web nor more than a day after the page was fetched."""
    moment = _moment(found[0])
    if moment is None or moment.year < OLDEST_YEAR:
        return False
    limit = _moment(iso(fetched))
    # A day of grace: a date without a zone may be a day ahead of the fetch.
    return limit is None or moment <= limit + timedelta(days=1)


def later(change: str | None, published: str | None) -> bool:
    """Whether a change, if there is one, is later than the publication; of a mere day it is from the next day on."""
    changed, began = _moment(change), _moment(published)
    if changed is None or began is None:
        return changed is not None
    if len(change or "") == DAY_LENGTH or len(published or "") == DAY_LENGTH:
        return changed.date() > began.date()
    return changed > began


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    if len(text) == DAY_LENGTH:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
