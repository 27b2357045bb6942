"""What each reader is fed at first: the samples of the repository, and one of each form that has none there."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
ADDRESS = "https://www.lowlandtimes.example/2026/03/02/the-pier-is-shut-48213"
SITE = "https://www.example.org"


def pages() -> Sequence[bytes]:
    """The recorded and the sample pages of the repository."""
    found = [path for folder in ("sample", "tests/fixtures") for path in sorted((ROOT / folder).rglob("*"))]
    return [path.read_bytes() for path in found if path.suffix in (".html", ".txt") and path.stat().st_size < 100_000]


def articles() -> Sequence[bytes]:
    """Lines of JSON, as `tag`, `link` and programs that push give them."""
    body = (
        "SALTMERE, 2 March (AFP) – “The pier is shut,” said Ilse Marrow, the deputy minister. According to TASS, the "
        "U.S. envoy told reporters on Monday that Tbilisi agreed.\n\n– Nei, sa hun.\n\n他说：「码头关闭」。"
    )
    line = {
        "id": "a1", "url": ADDRESS, "title": "Pier shut", "body": body, "published": "2026-03-02T08:00:00+01:00",
        "source": "gazette", "language": "en", "links": [ADDRESS], "authors": ["Ilse Marrow"], "tags": ["harbour"],
        "entities": [{"id": "person:ilse-marrow", "name": "Ilse Marrow", "salience": 0.5}],
    }  # fmt: skip
    pushed = {name: value for name, value in line.items() if name not in ("id", "source", "entities", "links")}
    return [
        json.dumps(each).encode() for each in (line, pushed, {"id": 1, "text": body}, {"url": ADDRESS, "html": body})
    ]


def feeds() -> Sequence[bytes]:
    """One of each kind of listing."""
    date = "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>"
    item = f"<item><title>Pier &amp; ferry</title><link>{SITE}/a</link>{date}</item>"
    updated = "<updated>2026-03-02T08:00:00Z</updated>"
    entry = f'<entry><title type="html">Pier</title><link href="/b"/>{updated}<id>tag:b</id></entry>'
    place = f"<url><loc>{SITE}/c</loc><lastmod>2026-03-02</lastmod></url>"
    listed = {"id": "1", "url": f"{SITE}/d", "title": "Pier", "date_published": "2026-03-02T08:00:00Z"}
    headlines = [f'<h2><a href="/2026/03/02/a-long-slug-{n}">A headline of five words {n}</a></h2>' for n in range(12)]
    return [
        f"<?xml version='1.0'?><rss version='2.0'><channel><ttl>60</ttl>{item * 3}</channel></rss>".encode(),
        f'<feed xmlns="http://www.w3.org/2005/Atom">{entry * 3}</feed>'.encode(),
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{place * 3}</urlset>'.encode(),
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [listed]}).encode(),
        f"<html><head><title>News</title></head><body>{''.join(headlines)}</body></html>".encode(),
        f"{SITE}/e\n{SITE}/f\n".encode(),
    ]


def archives() -> Sequence[bytes]:
    """A WARC file as it is and packed."""
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><title>Pier</title><p>Shut.</p></html>"
    )
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.org/a\r\n"
        b"WARC-Date: 2026-03-02T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    )
    record = head + answer + b"\r\n\r\n"
    return [record * 3, gzip.compress(record) * 3, gzip.compress(record * 2)]


def robots_files() -> Sequence[bytes]:
    rules = (
        b"User-agent: *\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2\nSitemap: https://www.example.org/s.xml\n"
    )
    return [rules, b"\xef\xbb\xbf" + rules, rules.decode().encode("utf-16"), b"user-agent: newswire\ndisallow:\n"]


def queries() -> Sequence[bytes]:
    given = ('pier "harbour board" -ferry', "a OR b OR (c d)", "(((", '-"', "塩海 OR İstanbul", "NOT x*")
    return [text.encode() for text in given]


def addresses() -> Sequence[bytes]:
    """The labelled addresses of the rule and some that are none."""
    lines = (ROOT / "tests/fixtures/identity/pairs.jsonl").read_text().splitlines()[:300]
    given = [
        value for line in lines for value in json.loads(line).values() if isinstance(value, str) and "://" in value
    ]
    return [
        each.encode()
        for each in (*given, ADDRESS, "HTTP://www.Example.org:80/a/../b/?utm_source=x&b=1#/c", "//x", "file:a/b")
    ]


def messages() -> Sequence[bytes]:
    """A message of each kind, and a frame as Celery writes it."""
    capture = {"capture_id": "c", "article_id": "a", "source": "s", "ref": "memory:0:1"}
    given = [
        {"lane": "live", "captures": [capture], "version": 1},
        {"source": "s"},
        {},
        {"story": "s", "story_version": 3},
    ]
    body = base64.b64encode(json.dumps([[given[0]], {}, None]).encode()).decode()
    delivery = {"exchange": "", "routing_key": "q"}
    frame = {
        "body": body, "content-encoding": "utf-8", "content-type": "application/json",
        "headers": {"task": "enrich.enrich_article", "id": "1"},
        "properties": {"delivery_tag": "1", "delivery_info": delivery, "body_encoding": "base64"},
    }  # fmt: skip
    return [json.dumps(each).encode() for each in (*given, frame)]
