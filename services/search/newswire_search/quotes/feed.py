"""Quotes as a feed: an entry is what somebody said, and leads to where it was printed first."""

from __future__ import annotations

from newswire_shared.contracts.heads import shortened_text

from newswire_search.articles.feed import NEVER, Feed, FeedEntry, feed_text
from newswire_search.formats.quotations import spoken
from newswire_search.formats.web_addresses import web_address
from newswire_search.quotes.request import QuoteChoice, quotes_address
from newswire_search.quotes.responses import QuoteAnswer, QuotesAnswer

LONGEST_TITLE = 120  # characters: what a reader of feeds shows in a line or two


def quotes_feed(name: str, site: str, own: str, asked: QuoteChoice, answer: QuotesAnswer) -> Feed:
    """The feed of an answer; `site` is the address of the application, without a slash at its end."""
    entries = tuple(_entry(site, quote) for quote in answer.quotes)
    speakers = dict.fromkeys(quote.speaker for quote in answer.quotes if quote.speaker and asked.speaker)
    title = ": ".join(filter(None, (name, ", ".join(speakers), asked.q)))
    updated = max((entry.at for entry in entries), default=NEVER)
    return Feed(feed_text(title), f"{site}{quotes_address(asked)}", own, updated, entries)


def _entry(site: str, quote: QuoteAnswer) -> FeedEntry:
    article, words = quote.first_print, spoken(quote.text, quote.kind)
    said = shortened_text(words, LONGEST_TITLE) or ""
    page = f"{site}/articles/{article.id}"
    return FeedEntry(
        id=f"urn:newswire:quote:{quote.id}",
        url=web_address(article.url) or page,
        page=page,
        title=feed_text(f"{quote.speaker}: {said}" if quote.speaker else said),
        summary=feed_text(words),
        at=article.published_at or article.first_seen_at,
        authors=(feed_text(quote.speaker),) if quote.speaker else (),
        source=feed_text(article.source),
        language=article.language,
        section=None,
        image=None,
    )
