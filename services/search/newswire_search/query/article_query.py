"""A search for articles as an engine takes it: text, filters, order and page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newswire_search.query.condition import Condition
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
    that is a near-copy of another is no hit, with `only_copies` nothing else is; with `originals` only near-copies of
    these articles are, with `articles` only these.  `seen_after` is inclusive and `seen_before` exclusive.
    `links_to` and `linked_by` name an article; whoever asks an engine has put `articles` in their place before.
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
    articles: tuple[str, ...] | None = None  # none at all where it is empty
    only_copies: bool = False
    seen_after: datetime | None = None
    seen_before: datetime | None = None
    conditions: tuple[Condition, ...] = ()
    links_to: str | None = None
    linked_by: str | None = None

    def among(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some articles, each once, that the filters let be hits by their ids."""
        names = tuple(dict.fromkeys(article_ids))
        if self.articles is None:
            return names
        allowed = {*self.articles}
        return tuple(name for name in names if name in allowed)


@dataclass(frozen=True, slots=True)
class Query:
    """A search for articles.  `parser` has the syntax of `text`; a text that asks for nothing matches everything.

    `after` is the cursor of an earlier answer; `size` is at most 500.  With `by_story` each story has one hit: the
    first one of its articles that match, in the order of the search.
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
    named: tuple[str, ...] = ()  # entities; what names one of them is found whatever words it has
    marked: bool = True  # whether hits have highlights, which cost as much as all the rest
    by_story: bool = False
    asked: str = ""  # the fingerprint of the search that this one was made of, where it was made of another

    @property
    def fingerprint(self) -> str:
        """What its cursors are bound to: words, filters, `match` and groups, but neither the page's size nor facets."""
        return self.asked or fingerprint(self.text, self.filters, self.match, *(["story"] if self.by_story else []))
