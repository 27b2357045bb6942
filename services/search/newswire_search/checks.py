"""What every engine refuses before it searches."""

from __future__ import annotations

from newswire_shared.errors import UsageError
from newswire_shared.index_schema import FACETS

from newswire_search.ports import Filters, Query, Sort

LARGEST_PAGE = 100


def check(query: Query) -> None:
    """Raises UsageError for a size, a facet or a filter that no search can have."""
    if not 0 <= query.size <= LARGEST_PAGE:
        raise UsageError(f"size is {query.size}: ask for 0 to {LARGEST_PAGE} hits, and continue with `after`")
    if not 0 <= query.facet_size <= LARGEST_PAGE:
        raise UsageError(f"facet_size is {query.facet_size}: ask for 0 to {LARGEST_PAGE} values")
    for facet in query.facets:
        if facet not in FACETS:
            raise UsageError(f"there is no facet {facet!r}: the facets are {', '.join(FACETS)}")
    for value in _values(query.filters):
        if value != value.encode("utf-8", "replace").decode():
            raise UsageError(f"the filter {value!r} is not UTF-8")


def order_of(query: Query, terms: tuple[str, ...]) -> Sort:
    """The order of hits: without words there is no relevance, so the newest come first."""
    return Sort.NEWEST if query.sort is Sort.RELEVANCE and not terms else query.sort


def _values(filters: Filters) -> tuple[str, ...]:
    return (*filters.sources, *filters.languages, *filters.entities, *filters.kinds)
