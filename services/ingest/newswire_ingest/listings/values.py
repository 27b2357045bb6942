"""What is read of a source: a listing and its items."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed, sitemap or listing; `published` and `updated` are ISO 8601 or None.

    `image` is the address of a picture or other enclosure, `summary` is plain text.
    """

    url: str
    title: str | None = None
    published: str | None = None
    guid: str | None = None
    updated: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What an address offers for collection; `children` are the sitemaps that an index names, which are no articles.

    `rest_s` is the least wait between two looks that it asks for (ttl, syndication period), 0 for none; `skip_hours`
    (0 to 23, GMT) and `skip_days` (0 is Monday) are when it asks not to be looked at.  `site` is the page that it
    says it is of.
    """

    kind: str
    title: str | None
    items: tuple[Item, ...]
    problems: tuple[str, ...] = field(default=())
    children: tuple[Item, ...] = ()
    language: str | None = None
    rest_s: float = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    site: str | None = None
