"""What is made to cost time or memory costs about as much as its size."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from growth import STEEP, exponent
from newswire_ingest.discovery.page_links import page_links
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.unpacking import MOST_BYTES, unpacked

SMALL, LARGE = 20_000, 80_000
ADDRESS = "https://www.example.org/feed.xml"


def in_item(text: str) -> str:
    return f"<rss><channel><item><link>/a</link>{text}</item></channel></rss>"


def blocks(number: int, text: str) -> str:
    return "<html><body>" + "".join(text.replace("#", str(n)) for n in range(number // len(text)))


SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda size: "<" * size,
    "brackets in a feed": lambda size: f"<rss>{'<' * size}",
    "brackets in a title": lambda size: in_item(f"<title><![CDATA[{'<a ' * (size // 3)}]]></title>"),
    "open sections": lambda size: f"<rss>{'<![CDATA[' * (size // 9)}",
    "ampersands": lambda size: in_item(f"<title>{'&a' * (size // 2)}</title>"),
    "references": lambda size: in_item(f"<title>{'&nbsp;' * (size // 6)}</title>"),
    "depth": lambda size: f"<rss>{'<a>' * (size // 3)}",
    "open items": lambda size: f"<rss><channel>{'<item><title>x' * (size // 13)}",
    "open texts": lambda size: f"<rss><channel>{'<description>' * (size // 13)}",
    "ends": lambda size: f"<rss>{'</' * (size // 2)}",
    "open comments": lambda size: f"{'<!--' * (size // 4)}<rss>",
    "open document types": lambda size: f"{'<!DOCTYPE a [' * (size // 12)}<rss>",
    "definitions": lambda size: "<!DOCTYPE a [" + '<!ENTITY a "b">' * (size // 15) + "]><rss>&a;</rss>",
    "attributes": lambda size: '<rss a="x"' + "".join(f" a{n}='x'" for n in range(size // 9)) + ">",
    "parents in a link": lambda size: in_item(f"<link>/{'../' * (size // 3)}</link>"),
    "digits in a date": lambda size: in_item(f"<pubDate>{'1' * size}</pubDate>"),
    "one category": lambda size: in_item("<category>x</category>" * (size // 22)),
    "arrays": lambda size: '{"version": "https://jsonfeed.org/version/1", "items": [' + "[" * size,
    "cut items": lambda size: '{"version": "https://jsonfeed.org/version/1", "items": [' + '{"url":"/a"},' * (size // 13),
    "nested blocks": lambda size: blocks(size, '<div class="nav"><a href="/2026/03/#/a-slug-of-#">A headline of five words</a>'),
    "links without words": lambda size: blocks(size, '<a href="/2026/03/01/a-slug-of-#">more</a>'),
    "headings and links": lambda size: blocks(size, '<h3>A heading</h3><i></i><a href="/2026/03/01/a-slug-of-#">more</a>'),
    "open titles": lambda size: "<html>" + "<title>" * (size // 7),
    "open data": lambda size: "<html>" + '<script type="application/ld+json">{"@type":' * (size // 44),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_cost_grows_with_the_size(name: str) -> None:
    shape = SHAPES[name]
    assert exponent(lambda size: read_listing(shape(size).encode(), "", ADDRESS), SMALL, LARGE) < STEEP


def test_entities_that_grow_do_not() -> None:
    bomb = f'<!DOCTYPE r [<!ENTITY a "{"ha" * 40}">]><rss><channel><item><title>{"&a;" * 300_000}</title><link>/a</link></item></channel></rss>'
    listing = read_listing(bomb.encode(), "", ADDRESS)
    assert len(listing.items) <= 1 and len(repr(listing)) < 5000


def test_a_packed_bomb_is_read_up_to_a_limit() -> None:
    body = gzip.compress(b" " * (MOST_BYTES + 1000))
    assert len(unpacked(gzip.compress(body))) == MOST_BYTES
    assert unpacked(b"\x1f\x8b no gzip") == b"\x1f\x8b no gzip"


def test_a_page_with_one_tag_of_many_attributes_is_not_read() -> None:
    flood = " ".join(f"a{number}=x" for number in range(200_000))
    listing = read_listing(f"<html><body><div {flood}><a href=/a>x</a>".encode(), "text/html", ADDRESS)
    assert listing.kind == "unknown" and "200,000 attributes in a tag" in listing.problems[0]
    assert page_links(f"<html><body><div {flood}><a href=/a>x</a>".encode(), "text/html", ADDRESS).links == frozenset()
