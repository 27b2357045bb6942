"""A search for stories as an engine takes it: text, filters and page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newswire_search.query.fingerprint import fingerprint
from newswire_search.query.match import Match

SMALLEST = 2  # articles: what nobody else reported is no story to list


class StorySort(StrEnum):
    """The order of stories: by when their last article was published, the newest first."""

    LAST_PUBLISHED = "last_published"


@dataclass(frozen=True, slots=True)
class StoryFilters:
    """The conditions on a story; values of `sources` and `languages` are alternatives, `entities` must all be there.

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

    @property
    def fingerprint(self) -> str:
        """What its cursors are bound to: words and filters; `match` is nobody's choice."""
        return fingerprint(self.text, self.filters)
