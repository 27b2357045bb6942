"""The port to an engine that finds stories beside articles, and the values that it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.documents import StoryDocument

from newswire_search.articles.ports import StoryLookup
from newswire_search.facets.ports import CountingEngine
from newswire_search.query.story_query import StoryQuery
from newswire_search.timelines.ports import TimelineEngine


@dataclass(frozen=True, slots=True)
class FoundStories:
    """Stories in the order asked for; `after` continues them.  `total` is exact up to 10,000.

    `left_out` are words of the text that were not searched for, because there were too many.
    """

    total: int
    total_is_exact: bool
    stories: tuple[StoryDocument, ...]
    after: str | None
    left_out: tuple[str, ...] = ()


class StoryEngine(StoryLookup, Protocol):
    """The part of an engine that knows stories; it raises what the engine raises."""

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search for stories."""

    def get_many(self, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
        """Stories by their present ids, whole; those that are not there are absent."""

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so, of stories and of those that ceased: the first `most` in their order."""


class NewsEngine(CountingEngine, TimelineEngine, Protocol):
    """An engine that answers searches for articles, with their facets, and for stories, and counts by time."""

    @property
    def stories(self) -> StoryEngine:
        """The part that knows stories."""
