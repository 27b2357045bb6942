"""The port to an engine that counts the articles of a search by time, and the values that it answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Query


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When the first and the last of some articles came, in milliseconds since 1970."""

    first_ms: int
    last_ms: int


@dataclass(frozen=True, slots=True)
class BucketCounts:
    """Articles in each bucket, and of them those that have each value of a facet."""

    totals: tuple[int, ...]
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class TimelineSelection(Protocol):
    """The articles of one search, to be counted by their sort date: when published, or first seen where unknown.

    Edges are milliseconds since 1970, ascending: a bucket lies between each two, with its first instant and without its
    last.
    """

    def span(self) -> TimeSpan | None:
        """When the first and the last came; None where there is none."""

    def values(self, facet: str, most: int, edges: Sequence[int]) -> list[tuple[str, int]]:
        """The most frequent values of a facet between the first and the last edge, with their exact counts."""

    def counts(self, edges: Sequence[int], facet: str | None = None, values: Sequence[str] = ()) -> BucketCounts:
        """The articles in each bucket, in all and by some values of a facet."""


class TimelineLookup(Protocol):
    """The part of an engine that counts by time; it raises what the engine raises."""

    def selected(self, query: Query) -> AbstractContextManager[TimelineSelection]:
        """The articles that a search for this query finds, in its sort; its size and cursor make no difference."""


class TimelineEngine(SearchEngine, Protocol):
    """An engine that answers searches and counts by time."""

    @property
    def timelines(self) -> TimelineLookup:
        """The part that counts by time."""
