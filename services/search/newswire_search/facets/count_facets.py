"""Counts facets: the same for the API and whoever else asks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswire_search.articles.presentation import facet_values
from newswire_search.articles.readings import readings
from newswire_search.articles.settled_query import settled
from newswire_search.facets.ports import CountingEngine, FacetCounts
from newswire_search.facets.request import FacetsRequest, to_facet_query
from newswire_search.facets.responses import FacetsAnswer
from newswire_search.query.facet_query import FacetQuery, without_own_filter
from newswire_search.query.plan import plan_search


@dataclass(frozen=True, slots=True)
class CountFacets:
    """Counts the values of facets among the articles of a search, without its hits."""

    engine: CountingEngine

    def __call__(self, asked: FacetsRequest) -> FacetsAnswer:
        """The counts.  Raises UsageError for what the caller can mend."""
        query = to_facet_query(asked)
        for reading in readings(self.engine, settled(self.engine, query.query), by_name=asked.names == "on"):
            counts = self._counts(replace(query, query=reading.query), asked)
            if counts.total:
                break
        return FacetsAnswer(
            total=counts.total, facets={name: facet_values(counts.values[name]) for name in query.names},
            approximate=counts.approximate, match=reading.match, left_out=plan_search(reading.query).left_out,
        )  # fmt: skip

    def _counts(self, query: FacetQuery, asked: FacetsRequest) -> FacetCounts:
        """The counts of all facets; by `multi` each that has a filter of its own is counted by itself, without it."""
        filters = query.query.filters
        others = {name: without_own_filter(filters, name) for name in query.names if asked.facet_mode == "multi"}
        alone = [name for name, left in others.items() if left != filters]
        counter, together = self.engine.facet_counter, tuple(name for name in query.names if name not in alone)
        found = counter.count(replace(query, names=together))
        freed = {
            name: counter.count(replace(query, query=replace(query.query, filters=others[name]), names=(name,)))
            for name in alone
        }
        values = {**found.values, **{name: counts.values[name] for name, counts in freed.items()}}
        return FacetCounts(found.total, values, any(each.approximate for each in (found, *freed.values())))
