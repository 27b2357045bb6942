"""Reads what a source offers: RSS and Atom, JSON Feed, sitemaps, and the links of a listing page.

A broken feed gives what can be read of it, with the problems in words.
"""

from __future__ import annotations

import calendar
import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree, html
from newswire_shared.identity import InvalidAddress, canonicalize

from newswire_ingest.ports import Item, Listing

ITEMS = 2000
LISTING_LINKS = 8
ARTICLE_MARKS = ('"newsarticle"', '"article"', '"reportagenewsarticle"', 'content="article"')


def read_listing(body: bytes, content_type: str, address: str) -> Listing:
    """What an address offers; `kind` is rss, atom, jsonfeed, sitemap, listing, article or unknown."""
    head = body[:4096].lstrip().lower()
    if head.startswith(b"{") and b"jsonfeed.org" in head:
        return _with_sound_items(_json_feed(body, address), address)
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _with_sound_items(_sitemap(body), address)
    if b"<html" in head or b"<!doctype html" in head or "html" in content_type:
        return _with_sound_items(_page(body, address), address)
    return _with_sound_items(_feed(body, content_type, address), address)


def _feed(body: bytes, content_type: str, address: str) -> Listing:
    headers = {"content-type": content_type or "application/xml", "content-location": address}
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=True)
    kind = (
        "atom"
        if parsed.version.startswith("atom")
        else "rss"
        if parsed.version.startswith(("rss", "cdf"))
        else "unknown"
    )
    problems = () if not parsed.bozo else (f"the feed is broken: {parsed.bozo_exception}",)
    if kind == "unknown":
        problems = (*problems, "this is no feed, sitemap or page that newswire knows")
    items = tuple(_feed_item(entry) for entry in parsed.entries[:ITEMS])
    return Listing(kind, parsed.feed.get("title") or None, items, problems)


def _feed_item(entry: Any) -> Item:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    published = datetime.fromtimestamp(calendar.timegm(when), UTC).isoformat() if when else None
    guid = entry.get("id") or None
    url = entry.get("link") or (guid if guid and guid.startswith("http") else "")
    return Item(url=url, title=_plain(entry.get("title")), published=published, guid=guid)


def _plain(text: str | None) -> str | None:
    """Feed titles may hold markup."""
    if not text:
        return None
    bare = re.sub(r"<[^>]{0,200}>", "", text) if "<" in text else text
    return " ".join(bare.split()) or None


def _json_feed(body: bytes, address: str) -> Listing:
    try:
        found = json.loads(body)
        items = tuple(
            Item(
                urljoin(address, str(i.get("url") or "")),
                i.get("title"),
                i.get("date_published"),
                str(i.get("id") or ""),
            )
            for i in found.get("items", [])[:ITEMS]
        )
    except (ValueError, AttributeError) as error:
        return Listing("jsonfeed", None, (), (f"the JSON Feed is broken: {error}",))
    return Listing("jsonfeed", found.get("title"), items)


def _sitemap(body: bytes) -> Listing:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        return Listing("sitemap", None, (), ("the sitemap cannot be read",))
    items = [_sitemap_item(entry) for entry in root.iter("{*}url", "{*}sitemap")]
    return Listing("sitemap", None, tuple(items[:ITEMS]))


def _sitemap_item(entry: Any) -> Item:
    def text(name: str) -> str | None:
        return " ".join((entry.findtext(f".//{{*}}{name}") or "").split()) or None

    return Item(url=text("loc") or "", title=text("title"), published=text("publication_date") or text("lastmod"))


def _page(body: bytes, address: str) -> Listing:
    tree = html.document_fromstring(body)
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    items = _links(tree, address)
    lowered = body.lower().replace(b" ", b"").decode("utf-8", "replace")
    if any(mark in lowered for mark in ARTICLE_MARKS):
        return Listing("article", title, (Item(url=address, title=title),))
    return Listing("listing" if len(items) >= LISTING_LINKS else "unknown", title, items)


def _links(tree: Any, address: str) -> tuple[Item, ...]:
    """Links whose words look like a headline, on the page's own host."""
    found: dict[str, Item] = {}
    for link in tree.iter("a"):
        url = urljoin(address, (link.get("href") or "").strip())
        words = " ".join(link.text_content().split())
        if len(words.split()) >= 4 and urlsplit(url).netloc == urlsplit(address).netloc:
            found.setdefault(url, Item(url=url, title=words))
    return tuple(found.values())[:ITEMS]


def _with_sound_items(listing: Listing, address: str) -> Listing:
    """Items with a sound, absolute address, each once; the others become problems."""
    sound: dict[str, Item] = {}
    problems = list(listing.problems)
    for item in listing.items:
        url = urljoin(address, item.url) if address.startswith("http") else item.url
        try:
            sound.setdefault(canonicalize(url).key, Item(url.strip(), item.title, item.published, item.guid))
        except InvalidAddress as error:
            problems.append(f"item {item.title or item.guid or '?'}: {error}")
    return Listing(listing.kind, listing.title, tuple(sound.values()), tuple(problems))
