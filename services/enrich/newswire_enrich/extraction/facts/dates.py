"""Dates of publication and of change: the places that state them, in the order in which they are believed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from newswire_shared.contracts.documents import DateOrigin

from newswire_enrich.extraction.facts.json_ld import text_of

Dated = tuple[str | None, DateOrigin]

# In order of trust: what only articles have goes before what any document may have.
META_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published", "dcterms.issued", "dcterms.date", "dc.date.created",
    "dc.created", "og:pubdate", "og:published_time", "publish_date", "publication_date", "pub_date", "datecreated",
)  # fmt: skip
UNDATED: Dated = (None, "none")
DAY_LENGTH, MINUTE_LENGTH = len("2026-01-31"), len("2026-01-31T12:00")
OLDEST_YEAR = 1990  # before it there were no pages: an earlier date is a template's or an epoch's
_PRINTED = re.compile(
    r"^(\d{4}-\d{2}-\d{2})(?:T| +)(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s*(Z|(?:UTC|GMT)?\s*[+-]\d{2}:?\d{2}|[A-Z]{3,4})?$"
)
_MAIL_DATE = re.compile(r"^[A-Z][a-z]{2,8}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")  # as mail and feeds write it
_RUN_TOGETHER = re.compile(r"^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$")
# Of those that stand for one zone only; "CST" and "IST" are several, and "ET" depends on the season.
ZONES = {
    "UTC": "Z", "GMT": "Z", "WET": "Z", "CET": "+01:00", "MEZ": "+01:00", "WEST": "+01:00", "CEST": "+02:00",
    "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00",
    "AEST": "+10:00", "AEDT": "+11:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")


def iso(text: str | None) -> str | None:
    """A date in ISO 8601 with its offset kept, None for anything else."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(_standard(text.strip()))
    except (ValueError, IndexError):  # the second is what the reader of mail dates raises for a day that is none
        return None
    return found.date().isoformat() if len(text.strip()) <= DAY_LENGTH else found.isoformat()


def _standard(text: str) -> str:
    """A printed date in the form of the standard; what is none of those forms as it is."""
    if match := _PRINTED.match(text):
        day, clock, zone = match.groups()
        return f"{day}T{clock}{_offset(zone or '')}"
    if match := _RUN_TOGETHER.match(text):
        year, month, day, hour, minute, second = match.groups(default="00")
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}"
    return parsedate_to_datetime(text).isoformat() if _MAIL_DATE.match(text) else text


def _offset(zone: str) -> str:
    return (
        ZONES.get(zone, "") if zone.isalpha() and zone != "Z" else zone.removeprefix("UTC").removeprefix("GMT").strip()
    )


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


def zoned(found: Dated, others: Iterable[str | None]) -> Dated:
    """A time of day without a zone with the offset that another witness of the same wall clock gives it."""
    clock = found[0] or ""
    if len(clock) == DAY_LENGTH or not clock or datetime.fromisoformat(clock).tzinfo:
        return found
    same = (each for each in others if each and each.startswith(clock[:MINUTE_LENGTH]))
    return next(((each, found[1]) for each in same if datetime.fromisoformat(each).tzinfo), found)


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
