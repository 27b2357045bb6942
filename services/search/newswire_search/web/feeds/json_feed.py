"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import orjson

from newswire_search.articles.feed import Feed, FeedEntry


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON; what is unknown is left out, as the format asks."""
    return orjson.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.page,
        "feed_url": feed.own, "items": [*map(_item, feed.entries)],
    })  # fmt: skip


def _item(entry: FeedEntry) -> dict[str, object]:
    known = {
        "id": entry.id, "url": entry.url, "title": entry.title, "content_text": entry.summary or entry.title,
        "summary": entry.summary, "image": entry.image, "date_published": entry.at,
        "authors": [{"name": author} for author in entry.authors or (entry.source,)],
        "tags": [entry.section] if entry.section else None, "language": entry.language,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}
