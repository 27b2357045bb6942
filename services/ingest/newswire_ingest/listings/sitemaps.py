"""Sitemaps as items: of pages, of news, as bare text, and indexes of other sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newswire_ingest.listings.dates import moment
from newswire_ingest.listings.each import each_read
from newswire_ingest.listings.elements import Elements, bare, each, elements_of, first, first_prose, joined, names_in
from newswire_ingest.listings.links import is_web
from newswire_ingest.listings.markup import Markup
from newswire_ingest.listings.problems import Problem
from newswire_ingest.listings.values import Item, Listing

LONGEST_LINE = 4000  # of text that may be an address; nobody's is longer


def read_sitemap(markup: Markup) -> Listing:
    """The pages that a sitemap names, or as `children` the sitemaps that an index names."""
    name = names_in(markup.root)
    # An index may hold addresses of pages and the other way round, by mistake: each is what its element says.
    found = {kind: [entry for entry in markup.root.iter() if name(entry) == kind] for kind in ("url", "sitemap")}
    if markup.is_cut:
        found = {kind: [entry for entry in entries if len(entry)] for kind, entries in found.items()}
    items, odd = each_read(lambda entry: _item(entry, elements_of(entry, name)), found["url"])
    children, odd_children = each_read(lambda entry: _item(entry, elements_of(entry, name)), found["sitemap"])
    return Listing(
        "sitemap", None, items, (*_faults(markup, len(items) + len(children)), *odd, *odd_children), children
    )


def _faults(markup: Markup, entries: int) -> Iterator[str]:
    if markup.is_cut:
        yield Problem.CUT_OFF.of(f"it has no end, and {entries} entries before it stops")
    elif markup.fault and not entries:
        yield Problem.BROKEN.of(markup.fault)


def _item(entry: Any, elements: Elements) -> Item:
    """An entry by what stands in it itself: its pictures and films have addresses, titles and dates of their own."""
    news = _news(elements)
    published = _moment(news, "news:publication_date", "publication_date")
    updated = _moment(elements, "lastmod")
    return Item(
        url=_location(elements),
        title=first_prose(news, "news:title", "title"),
        published=published or updated,
        updated=updated,
        categories=tuple(_keywords(first(news, "news:keywords", "keywords"))),
        language=_language(news),
        image=next((joined(part, bare(part)) for picture in each(elements, "image:image") for part in picture
                    if str(part.tag).endswith("loc") and bare(part)), None),
    )  # fmt: skip


def _news(elements: Elements) -> Elements:
    name = next(iter(each(elements, "news:news", "news")), None)
    return elements_of(name, names_in(name)) if name is not None else {}


def _location(elements: Elements) -> str:
    location = next(iter(each(elements, "loc")), None)
    return joined(location, bare(location)) if location is not None else ""


def _moment(elements: Elements, *names: str) -> str | None:
    return next((when for element in each(elements, *names) if (when := moment(bare(element)))), None)


def _language(news: Elements) -> str | None:
    publication = next(iter(each(news, "news:publication", "publication")), None)
    if publication is None:
        return None
    return next((bare(part) for part in publication if str(part.tag).endswith("language") and bare(part)), None)


def _keywords(text: str | None) -> Iterator[str]:
    yield from dict.fromkeys(" ".join(word.split()) for word in (text or "").split(",") if word.strip())


def read_lines(text: str) -> Listing | None:
    """A sitemap of bare text, one address a line; None for text of any other kind."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines or not all(is_web(line) and len(line) < LONGEST_LINE and not line[8:].count(" ") for line in lines):
        return None
    return Listing("sitemap", None, tuple(map(Item, lines)))
