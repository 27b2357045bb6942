"""Another reader of feeds, which knows nothing of this one, finds the same in what is well-formed."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.listings.reading import read_listing

ADDRESS = "https://www.example.org/feed"
RSS = '<rss version="2.0"><channel><title>G</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title>{}</feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">{}</rdf:RDF>'

titles = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="<>&"), min_size=1, max_size=60)
# feedparser takes texts of Latin-1 alone for UTF-8 that was read wrongly, where they could be that.
titles = titles.filter(lambda title: title.isascii() or max(title) > "\xff").map("Story {}".format)
dates = st.datetimes(datetime(1990, 1, 1), datetime(2025, 12, 31)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
entries = st.lists(st.tuples(titles, dates), min_size=1, max_size=5)


def item(number: int, title: str, at: datetime, kind: str) -> str:
    link = f"https://www.example.org/news/{number}"
    if kind == RSS:
        return f"<item><title>{escape(title)}</title><link>{link}</link><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
    if kind == RDF:
        return f"<item><title>{escape(title)}</title><link>{link}</link><dc:date>{at.isoformat()}</dc:date></item>"
    return f'<entry><title>{escape(title)}</title><link href="{link}"/><updated>{at.isoformat()}</updated></entry>'


@given(entries, st.sampled_from((RSS, ATOM, RDF)), st.sampled_from(("utf-8", "utf-16")))
def test_two_readers_find_the_same(stories: list[tuple[str, datetime]], kind: str, charset: str) -> None:
    text = kind.format("".join(item(n, title, at, kind) for n, (title, at) in enumerate(stories)))
    body = f'<?xml version="1.0" encoding="{charset}"?>{text}'.encode(charset)
    ours = read_listing(body, "application/xml", ADDRESS).items
    theirs = feedparser.parse(body, response_headers={"content-type": "application/xml", "content-location": ADDRESS})
    assert [(one.url, one.title, one.published) for one in ours] == [
        (entry.link, " ".join(entry.title.split()) or None,
         datetime.fromtimestamp(calendar.timegm(entry.get("published_parsed") or entry.updated_parsed), UTC).isoformat())
        for entry in theirs.entries
    ]  # fmt: skip
