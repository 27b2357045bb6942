"""A search as a feed: what readers of RSS, Atom and JSON Feed get alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from newswire_search.articles.request import ArticleChoice, SearchRequest, address
from newswire_search.articles.responses import HitAnswer, SearchAnswer
from newswire_search.formats.web_addresses import web_address
from newswire_search.query.facet_query import USUAL
from newswire_search.query.parameters import addressed, parameters

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed without entries, which has to have a date and the same each time
# What XML 1.0 cannot hold, not even escaped, and what a title may have got from a page.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; `id` stays when it is edited or its story changes, `url` is where its site has it."""

    id: str
    url: str
    page: str
    title: str
    summary: str
    at: datetime
    authors: tuple[str, ...]
    source: str
    language: str | None
    section: str | None
    image: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `page` shows the same search to people, `own` is its own address."""

    title: str
    page: str
    own: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def search_of(choice: ArticleChoice, size: int) -> SearchRequest:
    """The search that a feed is of: the newest articles that are chosen."""
    return SearchRequest(
        **choice.model_dump(include={*ArticleChoice.model_fields}), sort="newest", size=size, facets=()
    )


def feed_address(choice: ArticleChoice, form: str) -> str:
    """The path of the feed of a search."""
    return addressed(f"/v1/feed.{form}", _choosing(choice))


def follow_address(choice: ArticleChoice) -> str:
    """The path of the page where a search is saved or made an alert."""
    return addressed("/follow", _choosing(choice))


def feed_of(title: str, site: str, own: str, asked: SearchRequest, answer: SearchAnswer) -> Feed:
    """The feed of an answer; `site` is the address of the application, without a slash at its end."""
    entries = tuple(_entry(site, hit) for hit in answer.hits)
    page = address(asked.model_copy(update={"sort": None, "facets": USUAL, "size": 20}))
    updated = max((entry.at for entry in entries), default=NEVER)
    return Feed(feed_text(title), f"{site}{page}", own, updated, entries)


def stable_id(article_id: str) -> str:
    """An article's id as an IRI, which Atom asks for."""
    return UUID(article_id).urn if re.fullmatch("[0-9a-f]{32}", article_id) else f"urn:newswire:{article_id}"


def _choosing(choice: ArticleChoice) -> list[tuple[str, str]]:
    """The parameters that choose articles, without those that say how they are shown."""
    return [pair for pair in parameters(choice) if pair[0] in ArticleChoice.model_fields]


def _entry(site: str, hit: HitAnswer) -> FeedEntry:
    page = f"{site}/articles/{hit.id}"
    return FeedEntry(
        stable_id(hit.id), web_address(hit.url) or page, page, feed_text(hit.title), feed_text(hit.summary or ""),
        hit.published_at or hit.first_seen_at, tuple(map(feed_text, hit.authors)), feed_text(hit.source), hit.language,
        feed_text(hit.section) if hit.section else None, hit.image,
    )  # fmt: skip


def feed_text(text: str) -> str:
    """A text as XML can hold it."""
    return NO_XML.sub(" ", text)
