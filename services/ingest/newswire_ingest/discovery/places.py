"""Where feeds and sitemaps usually are, by what publishing systems do without being asked."""

from __future__ import annotations

from urllib.parse import urljoin

from newswire_ingest.discovery.addresses import steps
from newswire_ingest.robots.robots import front_page

# The commonest first: WordPress, then what hand-made sites and site generators have, Blogger, Drupal, old WordPress.
FEEDS = (
    "feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed/", "feeds/posts/default", "feed.json",
    "?feed=rss2", "feed.rss", "news/rss", "rss/",
)  # fmt: skip
NEWS_SITEMAPS = ("news-sitemap.xml", "sitemap_news.xml", "sitemap-news.xml")
SITEMAPS = ("sitemap.xml", "sitemap_index.xml")
BESIDE = ("feed", "rss.xml", "rss", "index.xml", "feed.xml", "atom.xml")


def usual(address: str) -> tuple[str, ...]:
    """Where the feed of a whole site usually is, then its sitemaps."""
    root = front_page(address)
    return tuple(root + place for place in (*FEEDS[:8], *NEWS_SITEMAPS, *SITEMAPS, *FEEDS[8:]))


def beside(address: str) -> tuple[str, ...]:
    """Where the feed of a section usually is; nothing for a front page."""
    if not steps(address):
        return ()
    folder = address.partition("?")[0].rstrip("/") + "/"
    return tuple(urljoin(folder, place) for place in BESIDE)
