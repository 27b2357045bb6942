"""A search for stories as an engine takes it: text, filters and page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from newswire_search.query.fingerprint import fingerprint
from newswire_search.query.match import Match

SMALLEST = 2  # articles: what nobody else reported is no story to list


class StorySort(StrEnum):
    """The order of stories, the most of it first; the last two are of stories that something happened to lately.

    `LAST_PUBLISHED` goes by when their last article was published, `BIGGEST` by the number of articles, `MOST_LINKED`
    by the links that recent articles make to theirs, and `FASTEST_GROWING` by `growth`.
    """

    LAST_PUBLISHED = "last_published"
    BIGGEST = "biggest"
    MOST_LINKED = "most_linked"
    FASTEST_GROWING = "fastest_growing"


BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
GROWTH_UNIT = 1_000  # growth is a whole number, as cursors and engines compare it alike, and keeps three decimals


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

    `size` is at most 100.  The links and the growth that stories are sorted by are those since `lately`.
    """

    text: str = ""
    filters: StoryFilters = field(default_factory=StoryFilters)
    size: int = 20
    after: str | None = None
    match: Match = Match.MOST
    sort: StorySort = StorySort.LAST_PUBLISHED
    lately: datetime = BEGINNING  # since when an article is recent
    named: tuple[str, ...] = ()  # entities; what one of them is foremost in is found whatever words its title has
    asked: str = ""  # the fingerprint of the search that this one was made of, where it was made of another

    @property
    def fingerprint(self) -> str:
        """What its cursors are bound to: words and filters; `match` is nobody's choice."""
        return self.asked or fingerprint(self.text, self.filters)


def growth(recent: int, size: int) -> int:
    """How fast a story grows: its recent articles, times their share of all, in thousandths.

    So of two stories with as many recent articles the younger one grows faster, and two articles of today are less
    than fifty of today in a story of a hundred.
    """
    return recent * recent * GROWTH_UNIT // max(size, 1)
