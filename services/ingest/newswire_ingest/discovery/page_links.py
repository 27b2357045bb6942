"""The feeds that a page names: in its head, by a link that looks like one, or by a word such as RSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.markup_cost import refuse_costly

from newswire_ingest.discovery.addresses import plain

FEED_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/rss",
    "application/atom", "application/xml", "text/xml", "text/rss+xml", "text/rss", "application/x-rss+xml",
})  # fmt: skip
# A step of a path, or a parameter, that names a feed: /rss, /feed/, news.rss, ?feed=rss2, /atom.xml, feed.json.
_FEEDISH = re.compile(r"(?:^|[/._=?&-])(?:rss2?|atom|feeds?|rdf|xml|syndication)(?:[/._=?&-]|\d*$)", re.IGNORECASE)
_WORD = re.compile(r"\b(?:rss|atom|(?:web|news)?feeds?|xml)\b", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d{1,3})[^;,]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s>]+)", re.IGNORECASE)
REFRESH_MOST_S = 10  # a page that sends its reader on later than this is one to read
LONGEST_WORDS = 60  # of a link to a feed: a headline with the word RSS in it is longer


class How(StrEnum):
    """The way to a candidate."""

    NAMED = "named"  # the person gave its address
    DECLARED = "declared"  # in a page's head
    LINKED = "linked"  # in a page's text
    ROBOTS = "robots.txt"
    BESIDE = "beside the page"  # where a section's feed usually is
    USUAL = "usual place"
    PAGE = "page"  # the page itself, as a list of articles


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An address that may be a feed, how it was found, and what the page calls it."""

    url: str
    how: How
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page says: its language, its feeds, what it links by which words, where it sends its reader at once."""

    language: str = ""
    title: str = ""
    feeds: tuple[FeedLink, ...] = ()
    links: frozenset[str] = frozenset()
    headlines: frozenset[str] = frozenset()
    refresh: str = ""
    words: int = 0
    scripts: int = 0


def page_links(body: bytes, content_type: str, address: str) -> PageLinks:
    """The links of a page; of one that cannot be read, none."""
    charset = re.search(r"charset=([\w-]+)", content_type)
    encoding = charset[1] if charset else None
    try:
        refuse_costly(body, encoding)
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding=encoding))
    except (etree.LxmlError, LookupError, ValueError):
        return PageLinks()
    base = _joined(address, tree.xpath("string(//base/@href)")) or address
    feeds = {link.url: link for link in (*_linked(tree, base), *_declared(tree, base))}
    ordered = sorted(feeds.values(), key=lambda link: link.how is not How.DECLARED)
    return PageLinks(
        language=(tree.get("lang") or "").lower()[:2],
        title=" ".join((tree.findtext(".//title") or "").split()),
        feeds=tuple(link for link in ordered if link.url != address),
        links=frozenset(filter(None, (_joined(base, a.get("href") or "") for a in tree.iter("a")))),
        headlines=frozenset(" ".join(a.text_content().split()) for a in tree.iter("a")),
        refresh=_refresh(tree, base),
        words=len(" ".join(tree.xpath("//body//text()[not(parent::script) and not(parent::style)]")).split()),
        scripts=len(tree.xpath("//script[@src]")),
    )


def _declared(tree: Any, base: str) -> Iterator[FeedLink]:
    for link in tree.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        url = _joined(base, link.get("href") or "")
        is_feed = "alternate" in rel and (kind in FEED_TYPES or (kind == "application/json" and _FEEDISH.search(url)))
        if url and (is_feed or "feed" in rel):
            yield FeedLink(url, How.DECLARED, link.get("title") or "")


def _linked(tree: Any, base: str) -> Iterator[FeedLink]:
    for link in tree.iter("a"):
        url = _joined(base, link.get("href") or "")
        words = " ".join([link.text_content(), link.get("title") or "", *link.xpath(".//img/@alt")]).strip()
        if url and len(words) <= LONGEST_WORDS and (_is_feedish(url) or _WORD.search(words)):
            yield FeedLink(url, How.LINKED, " ".join(words.split()))


def _is_feedish(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_FEEDISH.search(parts.path + ("?" + parts.query if parts.query else "")))


def _refresh(tree: Any, base: str) -> str:
    for tag in tree.iter("meta"):
        if (tag.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(tag.get("content") or "")
            if found and int(found[1]) <= REFRESH_MOST_S:
                return _joined(base, found[2])
    return ""


def _joined(base: str, href: str) -> str:
    """A link as an address of the web, "" for what is none."""
    try:
        url = urljoin(base, re.sub(r"^feed:(?://)?", "", href.strip()))
        return plain(url) if href.strip() and url.startswith(("http://", "https://")) else ""
    except (ValueError, UsageError):
        return ""
