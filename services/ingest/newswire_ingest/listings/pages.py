"""A page of HTML as what it is: a list of headlines, an article, or something that stands in their place."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from newswire_ingest.listings import strangers
from newswire_ingest.listings.values import Item, Listing

LISTING_LINKS = 8  # headlines that make a page a list: an article has fewer beside it
HEADLINE_WORDS = 4
ARTICLE_MARK = re.compile(r'"@type":\[?"(news|reportagenews)?article"|content="article"')


def read_page(text: str, address: str) -> Listing:
    """What a page offers."""
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return Listing("unknown", None, (), (strangers.said(strangers.of_page(text)),))
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    items = _links(tree, address)
    if ARTICLE_MARK.search(text.lower().replace(" ", "")):
        return Listing("article", title, (Item(url=address, title=title),))
    if len(items) >= LISTING_LINKS:
        return Listing("listing", title, items)
    return Listing("unknown", title, (), (strangers.said(strangers.of_page(text)),))


def _links(tree: Any, address: str) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for link in tree.iter("a"):
        try:
            url = urljoin(address, (link.get("href") or "").strip())
            own = urlsplit(url).netloc == urlsplit(address).netloc
        except ValueError:
            continue
        words = " ".join(link.text_content().split())
        if own and len(words.split()) >= HEADLINE_WORDS:
            found.setdefault(url, Item(url=url, title=words))
    return tuple(found.values())
