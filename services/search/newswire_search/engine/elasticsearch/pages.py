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
    """The hits of a page; `more` follow.  `seen` are marks of those shown that may still come."""

    hits: Sequence[JsonHit]
    more: bool
    seen: frozenset[bytes]
    is_first: bool

    @classmethod
    def of(cls, found: Sequence[JsonHit], size: int, position: Position | None) -> Page:
        """The page of what was found after a position; of size 0 nothing goes on."""
        if position is None or not position.seen:
            return cls(found[:size], 0 < size < len(found), frozenset(), position is None)
        fresh = [hit for hit in found if not position.has_shown(hit["_id"])]
        hits = fresh[:size]
        passed = found[: found.index(hits[-1])] if hits else found
        return cls(hits, 0 < size < len(fresh), position.seen.difference(mark(hit["_id"]) for hit in passed), False)

    def last(self, sort: Sort, view: str) -> Position | None:
        """Where it ends, None of an empty one."""
        if not self.hits:
            return None
        value, article_id = self.hits[-1]["sort"][:2]  # at a point in time the server adds a third, for itself
        place = Position(sort, value, article_id, self.seen, view)
        first = self.is_first and sort is Sort.RELEVANCE
        return having_shown(place, (hit["_id"] for hit in self.hits)) if first else place
