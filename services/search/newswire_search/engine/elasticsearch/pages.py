"""A page of what Elasticsearch found, without what an earlier page has shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_search.query.article_query import Sort
from newswire_search.query.cursor import Position, having_shown, mark

JsonHit = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The hits of a page; `more` follow.  `seen` are marks of those shown that may still come.

    What stands for one of the `stories` is marked by it.
    """

    hits: Sequence[JsonHit]
    more: bool
    seen: frozenset[bytes]
    is_first: bool
    stories: Mapping[str, str]

    @classmethod
    def of(cls, found: Sequence[JsonHit], size: int, position: Position | None, stories: Mapping[str, str]) -> Page:
        """The page of what was found after a position; of size 0 nothing goes on."""
        if position is None or not position.seen:
            return cls(found[:size], 0 < size < len(found), frozenset(), position is None, stories)
        fresh = [hit for hit in found if not position.has_shown(_marked(hit, stories))]
        hits = fresh[:size]
        passed = found[: found.index(hits[-1])] if hits else found
        seen = position.seen.difference(mark(_marked(hit, stories)) for hit in passed)
        return cls(hits, 0 < size < len(fresh), seen, False, stories)

    def last(self, sort: Sort, view: str) -> Position | None:
        """Where it ends, None of an empty one."""
        if not self.hits:
            return None
        value, article_id = self.hits[-1]["sort"][:2]  # at a point in time the server adds a third, for itself
        place = Position(sort, value, article_id, self.seen, view)
        first = self.is_first and sort is Sort.RELEVANCE
        return having_shown(place, (_marked(hit, self.stories) for hit in self.hits)) if first else place


def _marked(hit: JsonHit, stories: Mapping[str, str]) -> str:
    """What a hit is marked by."""
    return stories.get(hit["_id"], hit["_id"])
