"""The meaning of a web server's answer beyond its page: a failure, a status that cannot be meant, a wait asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newswire_shared.contracts.identity import host_key

from newswire_ingest.web.ports import Answer, SiteFails

# What servers send pages as; the stages decide whether one is an article.
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
LATER = frozenset({408, 425, 429})  # of the 4xx those that ask for the same request once more (RFC 9110, 8470, 6585)
BUSY = frozenset({429, 502, 503, 504})  # the host has too much to do, or what stands behind it is away
RETRY_AFTER_MOST_S = 86400.0  # a host that asks for more is asked once a day: most of those waits are mistakes


def meant(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """An answer of a server that works.  Raises SiteFails for a failure, and for what cannot be meant.

    A 304 means "as you know it", which is nothing to somebody who named no copy.  A 206 is a part, and newswire never
    asks for parts.
    """
    status = answer.status
    if status in LATER or status >= 500:
        raise _failure(answer, "")
    if status == 304 and not CONDITIONS & set(asked):
        raise _failure(answer, " although no earlier copy was named")
    if status == 206:
        raise _failure(answer, ", a part of what was asked for")
    return answer


def _failure(answer: Answer, more: str) -> SiteFails:
    return SiteFails(
        f"{answer.url} answers {answer.status}{more}",
        retry_after_s=retry_after_s(answer),
        host=host_key(answer.url),
        busy=answer.status in BUSY,
    )


def retry_after_s(answer: Answer) -> float | None:
    """The wait that a server asks for, as seconds or as a date, at most a day; None where it asks for none."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return min(float(value), RETRY_AFTER_MOST_S)
    until = _date(value)
    if until is None:
        return None
    now = _date(answer.headers.get("date", "")) or answer.fetched_at  # by the clock that the date was made by
    return min(max((until - now).total_seconds(), 0.0), RETRY_AFTER_MOST_S)


def _date(value: str) -> datetime | None:
    """A date as HTTP writes it; None for anything else."""
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
