"""Refusals: answers of the web that are no page to enrich, each with its reason."""

from __future__ import annotations

from urllib.parse import urlsplit

from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import End, Reason

from newswire_ingest.web.answers import PAGE_TYPES
from newswire_ingest.web.ports import Answer

BY_STATUS = {404: Reason.GONE, 410: Reason.GONE} | dict.fromkeys((401, 402, 403, 451), Reason.FORBIDDEN)


def disallowed(url: str) -> Ended:
    """The rejection of an address that robots.txt keeps for itself."""
    return rejected(Reason.ROBOTS, f"robots.txt of {urlsplit(url).netloc} disallows {url}")


def refusal_of(answer: Answer) -> Ended | None:
    """Why an answer is not a page to enrich, None if it is."""
    status = answer.status
    if status == 304:
        return Ended(End.UNCHANGED)
    if not 200 <= status < 300:
        return rejected(BY_STATUS.get(status, Reason.HTTP_ERROR), f"{answer.url} answers {status}")
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in PAGE_TYPES:
        return rejected(Reason.UNSUPPORTED_TYPE, f"{answer.url} is {kind}")
    if not answer.body.strip():
        return rejected(Reason.NOT_AN_ARTICLE, f"{answer.url} is empty")
    return None
