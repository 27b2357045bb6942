"""What can be asked about stories, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.documents import StoryDocument

from newswire_search.query.match import Match

SMALLEST = 2  # articles: what nobody else reported is no story to list


class StorySort(StrEnum):
    """The order of stories: by when their last article was published, the newest first."""

    LAST_PUBLISHED = "last_published"


@dataclass(frozen=True, slots=True)
class StoryFilters:
    """What a story must satisfy; values of `sources` and `languages` are alternatives, `entities` must all be there.

    The period from `since`, inclusive, to `until`, exclusive, has to touch the story's own, from its first article
    to its last.  `languages` are those of the lead.  `follows` is the story that it goes on from.
    """

    since: datetime | None = None
    until: datetime | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    least_size: int = SMALLEST
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """A search for stories.  `text` is read as that of a search for articles, and looked for in the title.

    `size` is at most 100.
    """

    text: str = ""
    filters: StoryFilters = field(default_factory=StoryFilters)
    size: int = 20
    after: str | None = None
    match: Match = Match.MOST


@dataclass(frozen=True, slots=True)
class FoundStories:
    """Stories, those with the newest articles first; `after` continues them.  `total` is exact up to 10,000.

    `left_out` are words of the text that were not searched for, because there were too many.
    """

    total: int
    total_is_exact: bool
    stories: tuple[StoryDocument, ...]
    after: str | None
    left_out: tuple[str, ...] = ()


class StoryEngine(Protocol):
    """The part of an engine that knows stories; it raises what the engine raises."""

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search for stories."""

    def get_many(self, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
        """Stories by their present ids; those that are not there are absent."""

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so, of stories and of those that ceased: the first `most` in their order."""

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The present id of each story: the one that took it in, or its own, also where nothing is known of it."""
