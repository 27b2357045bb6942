"""A search for articles as an engine takes it: text, filters, order and page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newswire_search.query.fingerprint import fingerprint
from newswire_search.query.match import Match


class Sort(StrEnum):
    """The order of hits; `NEWEST` and `OLDEST` go by `published_at`, or `first_seen_at` where there is none."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    FIRST_SEEN = "first_seen"  # oldest first, for readers that follow along with a cursor


@dataclass(frozen=True, slots=True)
class Filters:
    """The conditions on a hit; values of one field are alternatives, fields add up.

    `since` is inclusive and `until` exclusive; both look at `published_at`, or `first_seen_at` where
    there is none.  `entities` are entity ids, all of which must be in the article.  Without `copies` an article
    that is a near-copy of another is no hit; with `originals` only near-copies of these articles are, with `articles`
    only these.
    """

    since: datetime | None = None
    until: datetime | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    copies: bool = True
    originals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A search for articles.  `parser` has the syntax of `text`; a text that asks for nothing matches everything.

    `after` is the cursor of an earlier answer; `size` is at most 500.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    size: int = 20
    after: str | None = None
    # Of the entities, events and others are left out: no page shows them, and each facet costs a count over all hits.
    facets: tuple[str, ...] = ("source", "language", "kind", "person", "organisation", "place")
    facet_size: int = 10
    match: Match = Match.MOST
    marked: bool = True  # whether hits have highlights, which cost as much as all the rest
    asked: str = ""  # the fingerprint of the search that this one was made of, where it was made of another

    @property
    def fingerprint(self) -> str:
        """What its cursors are bound to: words, filters and `match`, but neither the page's size nor the facets."""
        return self.asked or fingerprint(self.text, self.filters, self.match)
