"""Many searches of a few articles in memory, for tests of what asks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newswire_search.articles.ports import FoundArticles
from newswire_search.query.article_query import Query, Sort


@dataclass(frozen=True, slots=True)
class InMemoryBatches:
    """ArticleBatches over a search."""

    search: Callable[[Query], FoundArticles]

    def matching(self, queries: Sequence[Query], article_ids: Sequence[str]) -> list[frozenset[str]]:
        """One search after another."""
        ids = tuple(article_ids)
        asked = [
            replace(each, filters=replace(each.filters, articles=ids), sort=Sort.NEWEST, size=len(ids))
            for each in queries
        ]
        return [
            frozenset(hit.head.article_id for hit in self.search(each).hits) if ids else frozenset() for each in asked
        ]
