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
        return [self._found(each, article_ids) for each in queries] if article_ids else [frozenset() for _ in queries]

    def _found(self, query: Query, ids: Sequence[str]) -> frozenset[str]:
        among = replace(query.filters, articles=query.filters.among(ids))
        asked = replace(query, filters=among, sort=Sort.NEWEST, size=len(ids))
        return frozenset(hit.head.article_id for hit in self.search(asked).hits)
