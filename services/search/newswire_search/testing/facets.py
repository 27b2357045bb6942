"""Counts of facets in memory, for tests of what asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from newswire_shared.contracts.article_facets import facet_entries
from newswire_shared.contracts.documents import ArticleDocument

from newswire_search.articles.ports import FacetValue
from newswire_search.facets.ports import FacetCounts
from newswire_search.query.article_query import Query
from newswire_search.query.facet_query import FacetQuery, holds_text
from newswire_search.query.validation import check_facets


class InMemoryFacets:
    """FacetCounter over what a search finds, which it counts one by one, however much that is."""

    def __init__(self, found: Callable[[Query], Iterable[ArticleDocument]]) -> None:
        self._found = found

    def count(self, query: FacetQuery) -> FacetCounts:
        """The counts, by a look at every document."""
        check_facets(query)
        found = [*self._found(query.query)]
        return FacetCounts(len(found), {name: query.told(name, _values(name, found, query)) for name in query.names})


def _values(name: str, found: Iterable[ArticleDocument], query: FacetQuery) -> list[FacetValue]:
    entries = [entry for each in found for entry in facet_entries(each.article) if entry.facet == name]
    labels = {entry.value: entry.label for entry in entries}
    text = query.text_of(name) or ""
    counts = Counter(each.value for each in entries if any(holds_text(part, text) for part in (each.value, each.label)))
    most = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
    return [FacetValue(value, labels[value], count) for value, count in most]
