"""The port to the part of an engine that counts by source, and the values that it is asked with and answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from newswire_search.query.article_query import Filters
from newswire_search.query.plan import QueryPlan

Grouping = Literal["source", "site"]
MOST_TRACED = 50  # copies of one source whose originals an engine looks up that cannot join them: the newest ones
MOST_COPIED = 5  # sources that one copies from, named
MOST_LANGUAGES = 10


@dataclass(frozen=True, slots=True)
class SourceQuery:
    """The articles that a search finds, counted by source or site; `since_ms` bounds the days that are counted."""

    plan: QueryPlan[Filters]
    by: Grouping
    most: int
    since_ms: int


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What the articles of one source or site show.

    `copied_from` counts the sources or sites of the originals of so many copies, `traced`.  `late_s` is the median of
    `late_among` articles whose time of publication is known; None where there are none.
    """

    name: str
    articles: int
    copies: int
    copied_from: Mapping[str, int]
    traced: int
    late_s: int | None
    late_among: int
    languages: Mapping[str, int]
    days: Mapping[date, int]
    last_seen_ms: int


@dataclass(frozen=True, slots=True)
class FoundSources:
    """Those with the most articles first; `total` is the number of all, of many thousand an estimate.

    `counted_at` is None where it was counted just now, or within a minute.
    """

    total: int
    sources: tuple[SourceFacts, ...]
    counted_at: datetime | None = None


class SourceLookup(Protocol):
    """The sources of articles; it raises what the engine raises."""

    def facts(self, query: SourceQuery) -> FoundSources:
        """What the articles that a search finds show of their sources."""
