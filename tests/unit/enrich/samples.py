"""Made-up captures and drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from newswire_enrich.draft import Draft
from newswire_enrich.page import Page
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.testing import Memory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADDRESS = "https://saltmere.example/news/night-ferry-48213"
LEAD = (
    "The night ferry between Saltmere and the outer islands will go on sailing for at least two more years, "
    "the harbour board decided on Monday after a meeting that ran past ten in the evening."
)
PAGE = Page(title="Saltmere keeps its night ferry", body=LEAD)


def raw(body: bytes = b"", url: str = ADDRESS, content_type: str = "text/html", **fields: Any) -> RawCapture:
    """A raw capture, fetched at noon from the address that was asked for."""
    return RawCapture(**{"final_url": url, "fetched_at": NOON, **fields}, url=url, body=body, content_type=content_type)


def draft(url: str = ADDRESS, page: Page = PAGE, **fields: Any) -> Draft:
    """A draft of a page that was taken apart."""
    known: dict[str, Any] = {
        "article_id": canonicalize(url).key if "://" in url else url,
        "capture_id": "capture-1", "source": "saltmere", "lane": "live", "first_seen_at": NOON,
        "raw": raw(url=url), "raw_ref": "segment:0:1",
    }  # fmt: skip
    return Draft(url=url, page=page, **{**known, **fields})


def paged(**fields: Any) -> Draft:
    """A draft whose page has these fields."""
    return draft(page=replace(PAGE, **fields))


def remembered(article_id: str, **fields: str) -> Memory:
    """The state of a newswire that knows one article."""
    return Memory(articles={article_id: {"first_seen_ms": "1", **fields}})
