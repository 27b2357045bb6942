"""A page of HTML as what it is: a list of headlines, an article, or something that stands in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from newswire_shared.contracts.markup_cost import CostlyMarkup, refuse_costly

from newswire_ingest.listings import strangers
from newswire_ingest.listings.headlines import FEWEST, headlines
from newswire_ingest.listings.values import Item, Listing

ARTICLE = re.compile(r"\b(?:\w{1,20})?article\b|\b(?:blog|liveblog)posting\b", re.I)
# Where the data of a page cannot be read as JSON, its first type tells.
FIRST_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([^"]{1,60})"')
LONG_TEXT = 1500  # characters of paragraphs beside each other: an article's text; teasers are shorter or apart
PARAGRAPH = 80  # characters of one that is no caption


def read_page(text: str, address: str) -> Listing:
    """What a page offers; where a wall or an error stands in its place, that is the problem."""
    try:
        refuse_costly(text)
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except CostlyMarkup as error:
        return Listing("unknown", None, (), (strangers.said(str(error)),))
    except (etree.LxmlError, AssertionError):
        return Listing("unknown", None, (), (strangers.said(strangers.of_page(text)),))
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    if _is_article(tree):
        return Listing("article", title, (Item(url=address, title=title),), (strangers.said("one article"),))
    items = headlines(tree, address)
    if len(items) >= FEWEST and not _has_long_text(tree, len(items)):
        return Listing("listing", title, items, language=tree.get("lang"))
    return Listing("unknown", title, (), (strangers.said(strangers.of_page(text)),))


def _is_article(tree: Any) -> bool:
    """Whether a page says that it is one article: a list says it of each of many, or of none."""
    kinds = [meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:type"]
    if any(kind.strip().lower() == "article" for kind in kinds):
        return True
    scripts = (node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or ""))
    types = [kind for script in scripts for kind in _types(script)]
    return sum(bool(ARTICLE.fullmatch(kind)) for kind in types) == 1


def _types(script: str) -> Iterator[str]:
    """The types of what a block of data is about, without what that holds."""
    try:
        data = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        found = FIRST_TYPE.search(script)
        yield from [found[1]] if found else []
        return
    for thing in data if isinstance(data, list) else [data]:
        graph = thing.get("@graph") if isinstance(thing, dict) else None
        for part in graph if isinstance(graph, list) else [thing]:
            kind = part.get("@type") if isinstance(part, dict) else None
            yield from [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)][:1]


def _has_long_text(tree: Any, headline_count: int) -> bool:
    """Whether the page has the text of an article, which may have a list of others below it."""
    lengths: dict[Any, int] = {}
    for paragraph in tree.iter("p"):
        length = len("".join(paragraph.itertext()).strip())
        if length >= PARAGRAPH and paragraph.getparent() is not None:
            lengths[paragraph.getparent()] = lengths.get(paragraph.getparent(), 0) + length
    return max(lengths.values(), default=0) > LONG_TEXT * max(1, headline_count // 20)
