"""The limits of a query that every engine refuses alike, before it searches."""

from __future__ import annotations

from newswire_shared.contracts.article_facets import FACETS
from newswire_shared.contracts.errors import UsageError

from newswire_search.query.article_query import Filters, Query
from newswire_search.query.facet_query import FacetQuery
from newswire_search.query.story_query import StoryQuery

LARGEST_PAGE = 500  # also of Elasticsearch, which would give 10,000: a page of whole documents is held in memory


def check(query: Query) -> None:
    """Raises UsageError for a size, a facet or a filter that no search can have."""
    if not 0 <= query.size <= LARGEST_PAGE:
        raise UsageError(f"size is {query.size}: ask for 0 to {LARGEST_PAGE} hits, and continue with `after`")
    if not 0 <= query.facet_size <= LARGEST_PAGE:
        raise UsageError(f"facet_size is {query.facet_size}: ask for 0 to {LARGEST_PAGE} values")
    _check_names(query.facets)
    _check_values(_values(query.filters))


def check_facets(query: FacetQuery) -> None:
    """Raises UsageError for a facet that there is none of."""
    _check_names((*query.names, *(facet for facet, _ in (*query.sought, *query.left_out))))


def _check_names(facets: tuple[str, ...]) -> None:
    for facet in facets:
        if facet not in FACETS:
            raise UsageError(no_facet(facet))


def no_facet(name: str) -> str:
    """The words that refuse the name of a facet."""
    return f"there is no facet {name!r}: the facets are {', '.join(FACETS)}"


def check_stories(query: StoryQuery) -> None:
    """Raises UsageError for a size or a filter that no search for stories can have."""
    if not 0 <= query.size <= LARGEST_PAGE:
        raise UsageError(f"size is {query.size}: ask for 0 to {LARGEST_PAGE} stories, and continue with `after`")
    filters = query.filters
    follows = (filters.follows,) if filters.follows is not None else ()
    _check_values((*filters.sources, *filters.languages, *filters.entities, *follows))


def _values(filters: Filters) -> tuple[str, ...]:
    named = (
        filters.sources, filters.languages, filters.entities, filters.kinds, filters.stories, filters.originals,
        filters.articles or (), *(condition.values for condition in filters.conditions),
    )  # fmt: skip
    return tuple(value for values in named for value in values)


def _check_values(values: tuple[str, ...]) -> None:
    for value in values:
        if value != value.encode("utf-8", "replace").decode():
            raise UsageError(f"the filter {value!r} is not UTF-8")
