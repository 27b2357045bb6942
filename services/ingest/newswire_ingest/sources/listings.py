"""Reads what a source offers: RSS and Atom, JSON Feed, sitemaps, and the links of a listing page.

A broken feed gives what can be read of it, with the problems in words.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree, html
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key

from newswire_ingest.sources.ports import Item, Listing
from newswire_ingest.texts import storable

HEAD_BYTES = 4096  # in which the root stands: declarations, comments and style sheets come before it
ITEMS = 2000  # of one listing: a news sitemap has 1,000 at most, a plain one up to 50,000, each a call to Redis
LISTING_LINKS = 8  # headlines that make a page a list: an article has fewer beside it
HEADLINE_WORDS = 4  # fewer are the names of sections; counted by spaces, so no page in Chinese or Japanese is a list
LONGEST_TEXT = 1000  # characters of a title: no headline is longer, and each is kept in Redis with its address
MEDIA_TITLE = re.compile(rb"(</?)media:title\b")  # feedparser takes the title of a picture for the item's
# JSON-LD or Open Graph calls the page an article.
ARTICLE_MARK = re.compile(rb'"@type":\[?"(news|reportagenews)?article"|content="article"')
ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|rdf|feed|urlset|sitemapindex|html)\b|<!doctype html")


def read_listing(body: bytes, content_type: str, address: str) -> Listing:
    """What an address offers; `kind` is rss, atom, jsonfeed, sitemap, listing, article or unknown."""
    head = body[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"{") and b"jsonfeed.org" in head:
        return _with_sound_items(_json_feed(body), address)
    root = ROOT.search(head)
    if root and root[1] in (b"urlset", b"sitemapindex"):
        return _with_sound_items(_sitemap(body), address)
    if root[1] in (None, b"html") if root else "html" in content_type:  # a feed may be sent as text/html
        return _with_sound_items(_page(body, address), address)
    return _with_sound_items(_feed(body, content_type, address), address)


def _feed(body: bytes, content_type: str, address: str) -> Listing:
    headers = {"content-type": _as_xml(content_type), "content-location": address}
    body = MEDIA_TITLE.sub(rb"\1media:caption", body)
    # Titles are made plain below, and nothing else of a feed is shown: there is nothing to sanitise.
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=True)
    version = parsed.get("version") or ""
    kind = "atom" if version.startswith("atom") else "rss" if version.startswith(("rss", "cdf")) else "unknown"
    problems = () if not parsed.bozo else (f"the feed is broken: {parsed.get('bozo_exception', 'it is empty')}",)
    if kind == "unknown":
        problems = (*problems, "this is no feed, sitemap or page that newswire knows")
    items, odd = _each(_feed_item, parsed.entries)
    return Listing(kind, parsed.feed.get("title") or None, items, (*problems, *odd))


def _as_xml(content_type: str) -> str:
    """The type under which a feed is read: to be sent as text or as a packed file is no fault of it."""
    kind, _, parameters = content_type.partition(";")
    return content_type if "xml" in kind else f"application/xml;{parameters}"


def _each(read: Callable[[Any], Item], entries: Iterable[Any]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items of entries; one that cannot be read, for whatever reason, is a problem and holds up no other."""
    items, problems = list[Item](), list[str]()
    for number, entry in enumerate(entries, 1):
        try:
            items.append(read(entry))
        except Exception as error:
            problems.append(f"item {number} cannot be read: {error}")
    return tuple(items), tuple(problems)


def _feed_item(entry: Any) -> Item:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    guid = entry.get("id") or None
    title, published = _plain(entry.get("title")), _instant(when) if when else None
    updated = _instant(entry["updated_parsed"]) if "updated_parsed" in entry else None  # `get` gives published else
    return Item(url=_address(entry.get("link"), guid), title=title, published=published, guid=guid, updated=updated)


def _instant(when: Any) -> str | None:
    """A parsed time as ISO 8601; None for one outside the years 1 to 9999, as a zone can make it."""
    try:
        return datetime.fromtimestamp(calendar.timegm(when), UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _address(link: object, name: object) -> str:
    """The link of an item, or its id where that is an address."""
    if isinstance(link, str) and link:
        return link
    return name if isinstance(name, str) and name.startswith("http") else ""


def _plain(text: str | None) -> str | None:
    """Feed titles may hold markup."""
    if not text:
        return None
    # Bounded, for a title of `<` alone would cost the square of its length.
    bare = re.sub(r"<[^>]{0,200}>", "", text) if "<" in text else text
    return " ".join(bare.split()) or None


def _json_feed(body: bytes) -> Listing:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Listing("jsonfeed", None, (), (f"the JSON Feed is broken: {error}",))
    entries = found.get("items")
    if not isinstance(entries, list):
        return Listing("jsonfeed", _string(found.get("title")), (), ("the JSON Feed has no list of items",))
    items, odd = _each(lambda entry: _json_item(entry if isinstance(entry, dict) else {}), entries)
    return Listing("jsonfeed", _string(found.get("title")), items, odd)


def _json_item(entry: dict[str, object]) -> Item:
    title, published, guid = (_string(entry.get(name)) for name in ("title", "date_published", "id"))
    return Item(_address(entry.get("url"), guid), title, published, guid)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _sitemap(body: bytes) -> Listing:
    # A sitemap names no file of this machine, asks nobody, and stays within libxml2's bounds on depth and size.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        return Listing("sitemap", None, (), ("the sitemap cannot be read",))
    if etree.QName(root).localname == "sitemapindex":
        children, odd = _each(_sitemap_item, root.iter("{*}sitemap"))
        return Listing("sitemap", None, (), odd, children)
    items, odd = _each(_sitemap_item, root.iter("{*}url"))
    return Listing("sitemap", None, items, odd)


def _sitemap_item(entry: Any) -> Item:
    def text(path: str) -> str | None:  # from the entry itself down: its pictures have addresses, titles and dates too
        return " ".join((entry.findtext(path) or "").split()) or None

    published = text("{*}news/{*}publication_date") or text("{*}lastmod")
    return Item(url=text("{*}loc") or "", title=text("{*}news/{*}title"), published=published)


def _page(body: bytes, address: str) -> Listing:
    try:
        tree = html.document_fromstring(body)
    except etree.LxmlError as error:
        return Listing("unknown", None, (), (f"the page cannot be read: {error}",))
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    items = _links(tree, address)
    if ARTICLE_MARK.search(body.lower().replace(b" ", b"")):
        return Listing("article", title, (Item(url=address, title=title),))
    return Listing("listing" if len(items) >= LISTING_LINKS else "unknown", title, items)


def _links(tree: Any, address: str) -> tuple[Item, ...]:
    """Links whose words look like a headline, on the page's own host."""
    found: dict[str, Item] = {}
    for link in tree.iter("a"):
        url = _joined(address, link.get("href") or "")
        words = " ".join(link.text_content().split())
        if url and len(words.split()) >= HEADLINE_WORDS and urlsplit(url).netloc == urlsplit(address).netloc:
            found.setdefault(url, Item(url=url, title=words))
    return tuple(found.values())


def _with_sound_items(listing: Listing, address: str) -> Listing:
    """Items with a sound, absolute address, each once; the others become problems."""
    items, odd = _sound(listing.items, address)
    children, odd_children = _sound(listing.children, address)
    problems = (*listing.problems, *odd, *odd_children)
    return Listing(listing.kind, _text(listing.title), items, tuple(map(storable, problems)), children)


def _sound(items: Sequence[Item], address: str) -> tuple[tuple[Item, ...], list[str]]:
    sound, problems = dict[str, Item](), list[str]()
    for found in items[:ITEMS]:
        item = _with_sound_fields(replace(found, url=_joined(address, found.url)))
        try:
            host_key(item.url)  # an item that names a file names nothing that can be fetched
            sound.setdefault(canonicalize(item.url).key, item)
        except InvalidAddress as error:
            problems.append(f"item {item.title or item.guid or '?'}: {error}")
    if len(items) > ITEMS:
        problems.append(f"only the first {ITEMS} of {len(items)} items are taken")
    return tuple(sound.values()), problems


def _with_sound_fields(item: Item) -> Item:
    """The item without what could not be kept; an address like that is none, which becomes the item's problem."""
    title, guid = ((_text(text) or "")[:LONGEST_TEXT] or None for text in (item.title, item.guid))
    return Item(_text(item.url) or "", title, _possible(item.published), guid, _possible(item.updated))


def _possible(published: str | None) -> str | None:
    """A time as it is written; None for one that its zone takes out of the calendar."""
    try:
        when = datetime.fromisoformat(published) if published else None
        if when and when.tzinfo:
            when.astimezone(UTC)
    except OverflowError:
        return None
    except ValueError:  # whoever reads it decides what it may mean
        pass
    return _text(published)


def _text(value: str | None) -> str | None:
    """A text that UTF-8 can hold, None for others: JSON can name halves of characters."""
    return value if value is not None and value == storable(value) else None


def _joined(address: str, link: str) -> str:
    """A link as an absolute address, where the listing has one itself; "" for none and for what cannot be joined."""
    try:
        return link.strip() and urljoin(address if address.startswith("http") else "", link.strip())
    except ValueError:
        return ""
