"""The port to an engine that finds articles, and the values that it answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, EntityType
from newswire_shared.contracts.heads import Head
from newswire_shared.contracts.links import LinkEdge

from newswire_search.freshness.ports import FreshnessLookup
from newswire_search.query.article_query import Query as Query  # a part of the port: what it is asked with
from newswire_search.query.highlight import Fragment
from newswire_search.query.link_query import LinkQuery


@dataclass(frozen=True, slots=True)
class Hit:
    """The head of an article found, with fragments of `title` and `body` around what matched."""

    head: Head
    score: float | None
    highlights: Mapping[str, tuple[Fragment, ...]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` filters, `label` is for people."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """What a search found of a story: how many articles, how many of them near-copies, and their sources.

    The sources of most of the articles come first.
    """

    story: str
    matching: int
    copies: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundArticles:
    """The result of a search; `after` continues it, and `more` is true if there is more now.

    `after` is None at the end, but never in the order `FIRST_SEEN`, where new articles come after the last one.
    `total` is exact up to 10,000.  `left_out` are words of the text that were not searched for, because there were too
    many.  Where `approximate` is true, some counts of facets are estimated from a sample.  Of a search by story `total`
    is the number of stories, and `groups` has by article id the story that each hit stands for, if it has one;
    of any other search that is None.
    """

    total: int
    total_is_exact: bool
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    after: str | None
    took_ms: float
    left_out: tuple[str, ...] = ()
    more: bool = False
    approximate: bool = False
    groups: Mapping[str, StoryGroup] | None = None


@dataclass(frozen=True, slots=True)
class EntityName:
    """The name that people know an entity by."""

    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class NamedStory:
    """A story, as far as a list of articles names it: its present id, its title and the number of its articles."""

    id: str
    title: str
    size: int


class StoryLookup(Protocol):
    """The stories that articles belong to, by id; the room of stories asks more of the same engine."""

    def named(self, story_ids: Sequence[str]) -> dict[str, NamedStory]:
        """Stories by their present ids, without what a list does not show; those that are not there are absent."""

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The present id of each story: the one that took it in, or its own, also where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """Articles that link to one, the newest first, by their ids; `after` continues them, None at the end.

    `count` is the number of all; of more than some ten thousand it may be an estimate.
    """

    count: int
    sources: tuple[str, ...]
    after: str | None = None


class LinkLookup(Protocol):
    """The links between articles, from both of their ends; an end need not be indexed."""

    def linking(self, query: LinkQuery) -> FoundLinks:
        """The articles that link to one, each once."""

    def linked_from(self, article_id: str) -> list[LinkEdge]:
        """The links of an article."""


class ArticleBatches(Protocol):
    """Many searches of a few articles at once, which cost an engine far less than one after the other."""

    def matching(self, queries: Sequence[Query], article_ids: Sequence[str]) -> list[frozenset[str]]:
        """Which of the articles each query finds, as searches by date see them; its order and page do not matter.

        Of what stories were before a merge it knows nothing.  Raises as a search does.
        """


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity with the number of articles that name it."""

    id: str
    name: str
    type: EntityType
    articles: int


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that articles have for an entity, as they write it; `kind` is that of a mention."""

    name: str
    kind: str
    articles: int


class NameLookup(Protocol):
    """The names that articles have for entities; the room of entities asks more of the same engine."""

    def called(self, names: Sequence[str]) -> dict[str, list[KnownEntity]]:
        """The entities that have these folded names, by name, those that most articles call so first.

        `articles` are those that call them so.
        """

    def written(self, entity_id: str) -> list[KnownName]:
        """The names that articles have for an entity, the most frequent first."""


class Vocabulary(Protocol):
    """The words that occur in the texts of an index, folded."""

    def near(self, word: str, most: int) -> list[str]:
        """Words that one or two letters make of a folded word, those nearest and in most articles first.

        The word itself is none of them.
        """


class ArticleLookup(Protocol):
    """Whole documents, by their ids and by what else they are known by."""

    def whole(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids, whole; those that are not there are absent."""

    def known_by(self, keys: Sequence[str]) -> list[str]:
        """The ids of articles that have an address with one of these keys, as far as the index knows.

        That are their own addresses, and those by which others link to them.
        """


class SearchEngine(Protocol):
    """An engine that answers searches for articles; `stories` knows the stories that these belong to.

    `links` knows which of them link to which.

    Raises UsageError for what the caller can mend (a bad cursor) and TransientError when it cannot be reached.
    """

    @property
    def stories(self) -> StoryLookup:
        """The part that knows stories."""

    @property
    def links(self) -> LinkLookup:
        """The part that knows links."""

    @property
    def freshness(self) -> FreshnessLookup:
        """The part that knows how fresh it is."""

    @property
    def batches(self) -> ArticleBatches:
        """The part that asks many searches of a few articles."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The part that knows the words of texts."""

    @property
    def entities(self) -> NameLookup:
        """The part that knows the names of entities."""

    @property
    def articles(self) -> ArticleLookup:
        """The part that gives whole articles, and knows their addresses."""

    def search(self, query: Query) -> FoundArticles:
        """Answer a search.  Articles whose kind is not an article's are never stored, so never found."""

    def frozen(self) -> AbstractContextManager[Callable[[Query], FoundArticles]]:
        """Searches that all see the index as it is now, where the engine can do that."""

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id, whole."""

    def heads(self, article_ids: Sequence[str]) -> dict[str, Head]:
        """The heads of articles by their ids; those that are not there are absent."""

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        """Those of these articles that were taken down, in real time."""

    def survivors(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The article that took in each of these, which turned out to be the same, in real time; others are absent."""

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """The number of near-copies of each article; those without any are absent."""

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """The names of entities, by an article that names each; those that none names are absent."""

    def ping(self) -> None:
        """Return if the engine can answer.  Raises TransientError if not."""
