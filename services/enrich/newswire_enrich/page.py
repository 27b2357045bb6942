"""What extraction finds in a page, before anything is looked up or compared."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.documents import DateOrigin, Kind, RelatedItem, TickerLine


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart.

    `body` holds paragraphs joined by a blank line.  `published` and `modified` are ISO 8601 with zone, or a
    date only, or None.  `links` are the addresses that the text itself points to, absolute.
    """

    title: str
    body: str
    kind: Kind = "article"
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: DateOrigin = "none"
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    agency: str | None = None
    image: str | None = None
    paywalled: bool = False
    related: tuple[RelatedItem, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    junk: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    canonical: str | None = None
    version: str = ""
