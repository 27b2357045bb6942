"""The port to an engine that counts facets, and the value that it answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_search.articles.ports import FacetValue, SearchEngine
from newswire_search.query.facet_query import FacetQuery


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of each facet, the most frequent first, among `total` articles.

    Where `approximate` is true, some of the counts are estimated from a sample.
    """

    total: int
    values: Mapping[str, tuple[FacetValue, ...]]
    approximate: bool = False


NO_COUNTS = FacetCounts(0, {})


class FacetCounter(Protocol):
    """Counts facets, apart from hits; it raises what the engine raises."""

    def count(self, query: FacetQuery) -> FacetCounts:
        """The counts, exact up to some thousands of articles; also of a facet that has no values."""


class CountingEngine(SearchEngine, Protocol):
    """An engine that finds articles and counts their facets."""

    @property
    def facet_counter(self) -> FacetCounter:
        """The part that counts."""
