"""The documents of made-up sites: feeds, sitemaps, pages and articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime

from benchmarks.made_sites.plots import MadeSite, Plot, Story


def rss(title: str, stories: Iterable[Story], more: str = "", enclosure: str = "") -> str:
    items = "".join(
        f"<item><title>{s.title}</title><link>{s.url}</link><guid>{s.url}</guid>"
        f"<pubDate>{format_datetime(s.when)}</pubDate>{enclosure}</item>"
        for s in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{more}{items}</channel></rss>'


def atom(title: str, stories: Iterable[Story]) -> str:
    entries = "".join(
        f'<entry><title>{s.title}</title><link href="{s.url}"/><id>{s.url}</id><updated>{s.when:%Y-%m-%dT%H:%M:%SZ}'
        "</updated></entry>"
        for s in stories
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{entries}</feed>'


def json_feed(title: str, stories: Iterable[Story]) -> str:
    items = ",".join(
        f'{{"id":"{s.url}","url":"{s.url}","title":"{s.title}","date_published":"{s.when:%Y-%m-%dT%H:%M:%SZ}"}}'
        for s in stories
    )
    return f'{{"version":"https://jsonfeed.org/version/1.1","title":"{title}","items":[{items}]}}'


def news_sitemap(stories: Iterable[Story]) -> str:
    urls = "".join(
        f"<url><loc>{s.url}</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en"
        f"</news:language></news:publication><news:publication_date>{s.when.isoformat()}</news:publication_date>"
        f"<news:title>{s.title}</news:title></news:news></url>"
        for s in stories
    )
    schemas = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.google.com/schemas/sitemap-news/0.9"
    spaces = f'xmlns="{schemas[0]}" xmlns:news="{schemas[1]}"'
    return f'<?xml version="1.0"?><urlset {spaces}>{urls}</urlset>'


def sitemap(addresses: Iterable[str], when: datetime) -> str:
    urls = "".join(f"<url><loc>{url}</loc><lastmod>{when:%Y-%m-%d}</lastmod></url>" for url in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index_of(addresses: Iterable[str], when: datetime) -> str:
    maps = "".join(f"<sitemap><loc>{url}</loc><lastmod>{when:%Y-%m-%d}</lastmod></sitemap>" for url in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'


def alternate(href: str, title: str = "", kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


def page(title: str, head: str = "", body: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def links(stories: Iterable[Story]) -> str:
    return "".join(f'<article><h3><a href="{s.url}">{s.title}</a></h3></article>' for s in stories)


def article(story: Story, head: str = "") -> str:
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{story.title}"}}'
    text = "<p>" + " ".join([story.title + "."] * 12) + "</p>"
    return page(
        story.title,
        f'<meta property="og:type" content="article"><script type="application/ld+json">{data}</script>{head}',
        f"<article><h1>{story.title}</h1>{text * 4}</article>",
    )


MENU = '<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav>'
RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"
XML = ("application/rss+xml", "text/xml", "application/xml; charset=utf-8", "text/html")
Shape = Callable[[Plot], MadeSite]
