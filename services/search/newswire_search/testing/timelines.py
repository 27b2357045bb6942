"""Counts by time in memory, for tests of what asks for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from newswire_shared.contracts.article_facets import facet_entries
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import sort_date

from newswire_search.query.article_query import Query
from newswire_search.timelines.ports import BucketCounts, TimelineSelection, TimeSpan

Matching = Callable[[Query], Sequence[ArticleDocument]]


class InMemoryTimelines:
    """TimelineLookup over the documents that a function finds for a query."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching

    @contextmanager
    def selected(self, query: Query) -> Iterator[TimelineSelection]:
        """The articles of a search."""
        yield _SelectedDocuments(self._matching(query))


class _SelectedDocuments:
    def __init__(self, documents: Sequence[ArticleDocument]) -> None:
        self._documents = documents

    def span(self) -> TimeSpan | None:
        dates = [sort_date(document.article) for document in self._documents]
        return TimeSpan(min(dates), max(dates)) if dates else None

    def values(self, facet: str, most: int, edges: Sequence[int]) -> list[tuple[str, int]]:
        within = [each for each in self._documents if edges[0] <= sort_date(each.article) < edges[-1]]
        counts = Counter(value for document in within for value in _values(document, facet))
        return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:most]

    def counts(self, edges: Sequence[int], facet: str | None = None, values: Sequence[str] = ()) -> BucketCounts:
        having = {value: [d for d in self._documents if facet and value in _values(d, facet)] for value in values}
        each = {value: _counted(documents, edges) for value, documents in having.items()}
        return BucketCounts(_counted(self._documents, edges), each)


def _values(document: ArticleDocument, facet: str) -> list[str]:
    return [entry.value for entry in facet_entries(document.article) if entry.facet == facet]


def _counted(documents: Iterable[ArticleDocument], edges: Sequence[int]) -> tuple[int, ...]:
    places = Counter(bisect_right(edges, sort_date(document.article)) for document in documents)
    return tuple(places[place] for place in range(1, len(edges)))
