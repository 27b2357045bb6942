"""Reads what a source offers, whatever form it has: feeds, JSON Feed, sitemaps, and the links of a listing page.

A broken listing gives what can be read of it, with the problems in words.  What is no listing is `unknown`, and a
problem says what it is instead.
"""

from __future__ import annotations

import re
from datetime import datetime

from newswire_ingest.listings import strangers
from newswire_ingest.listings.decoding import decoded
from newswire_ingest.listings.feeds import is_feed, read_feed
from newswire_ingest.listings.json_feeds import read_json
from newswire_ingest.listings.markup import parsed, prolog
from newswire_ingest.listings.pages import read_page
from newswire_ingest.listings.problems import Problem
from newswire_ingest.listings.sitemaps import read_lines, read_sitemap
from newswire_ingest.listings.soundness import sound
from newswire_ingest.listings.unpacking import unpacked
from newswire_ingest.listings.values import Listing

HEAD = 16_384  # characters in which the root stands: declarations, comments, style sheets and warnings come before it
ROOT = re.compile(r"<(?:([\w.-]+):)?([A-Za-z][\w.-]*)(?=[\s/>])")
KINDS = {
    "rss": "rss",
    "rdf": "rss",
    "channel": "rss",
    "feed": "atom",
    "entry": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
# Where a listing begins behind what a server wrote before it, which is mostly a warning of PHP.
BEGIN = re.compile(r"<(?:\?xml\s|(?:[\w.-]+:)?(?:rss|RDF|feed|urlset|sitemapindex)[\s>])")
PAGES = frozenset(
    ("html", "head", "body", "div", "meta", "title", "script", "link", "main", "p", "h1", "a", "table", "center")
)


def read_listing(body: bytes, content_type: str, address: str, *, now: datetime | None = None) -> Listing:
    """What an address offers; `kind` is rss, atom, jsonfeed, sitemap, listing, article or unknown.

    `now` is the time against which dates are judged.
    """
    body = unpacked(body)
    other = strangers.of_bytes(body)
    if other:
        return Listing("unknown", None, (), (strangers.said(other),))
    text = decoded(body, content_type).lstrip("\ufeff\0 \t\r\n")
    return sound(_read(text, content_type, address), address, now)


def _read(text: str, content_type: str, address: str) -> Listing:
    if text.startswith(("{", "[")):
        return read_json(text) or _unknown(strangers.of_text(text))
    root = _root(text)
    begin = None if root in KINDS or root in PAGES else BEGIN.search(text, 0, HEAD)
    if begin and begin.start():
        text, root = text[begin.start() :], _root(text[begin.start() :])
    if root in KINDS:
        return _markup(text, KINDS[root], address)
    if root in PAGES or (text.startswith("<") and "html" in content_type) or text[:9].lower() == "<!doctype":
        return read_page(text, address)
    if root:
        return _unknown(strangers.of_xml(root))
    return read_lines(text) or _unknown(strangers.of_text(text))


def _root(text: str) -> str:
    """The name of the first element in small letters, "" where a text does not begin with markup."""
    found = ROOT.match(text, prolog(text)[0])
    return found[2].lower() if found else ""


def _markup(text: str, kind: str, address: str) -> Listing:
    markup = parsed(text, address)
    if markup.root is None:
        return Listing(kind, None, (), (Problem.BROKEN.of(markup.fault or "it cannot be parsed"),))
    if kind == "sitemap":
        return read_sitemap(markup)
    return read_feed(markup, kind) if is_feed(markup.root) else _unknown(strangers.of_xml(_root(text)))


def _unknown(words: str) -> Listing:
    return Listing("unknown", None, (), (strangers.said(words),))
