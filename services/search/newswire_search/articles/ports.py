"""Where search begins: what can be asked of an engine, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, EntityType

from newswire_search.query.match import Match
from newswire_search.stories.ports import StoryEngine


class Sort(StrEnum):
    """The order of hits; `NEWEST` and `OLDEST` go by `published_at`, or `first_seen_at` where there is none."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    FIRST_SEEN = "first_seen"  # oldest first, for readers that follow along with a cursor


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must satisfy; values of one field are alternatives, fields add up.

    `since` is inclusive and `until` exclusive; both look at `published_at`, or `first_seen_at` where
    there is none.  `entities` are entity ids, all of which must be in the article.  Without `copies` an article
    that is a near-copy of another is no hit; with `originals` only near-copies of these articles are.
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


@dataclass(frozen=True, slots=True)
class Query:
    """A search.  How `text` is read is told in `query_text`; what asks for nothing matches everything.

    `after` is the cursor of an earlier answer; `size` is at most 100.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    size: int = 20
    after: str | None = None
    facets: tuple[str, ...] = ("source", "language", "kind", "person", "organisation", "place")
    facet_size: int = 10
    match: Match = Match.MOST


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a highlighted fragment; `hit` marks what matched.  Plain text, never markup."""

    text: str
    hit: bool


Fragment = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found, with fragments of `title` and `body` around what matched."""

    document: ArticleDocument
    score: float | None
    highlights: Mapping[str, tuple[Fragment, ...]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` filters, `label` is for people."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave; `after` continues it, and `more` says whether there is more now.

    `after` is None at the end, but never in the order `FIRST_SEEN`, where new articles come after the last one.
    `total` is exact up to 10,000.  `left_out` are words of the text that were not searched for, because there were too
    many.
    """

    total: int
    total_is_exact: bool
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    after: str | None
    took_ms: float
    left_out: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class EntityName:
    """What people call an entity."""

    name: str
    type: EntityType


class SearchEngine(Protocol):
    """An engine that answers searches; `stories` answers those for stories.

    Raises UsageError for what the caller can mend (a bad cursor) and TransientError when it cannot be reached.
    """

    capabilities: frozenset[str]

    @property
    def stories(self) -> StoryEngine:
        """The part that knows stories."""

    def search(self, query: Query) -> Answer:
        """Answer a search.  Articles whose kind is not an article's are never stored, so never found."""

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id."""

    def get_many(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids; those that are not there are absent."""

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """How many near-copies each article has; those without any are absent."""

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """What entities are called, by an article that names each; those that none names are absent."""

    def ping(self) -> None:
        """Return if the engine can answer.  Raises TransientError if not."""
