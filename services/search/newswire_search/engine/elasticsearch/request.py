"""The body of a search request to Elasticsearch, built from a query."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from newswire_shared.contracts.index_schema import (
    ENTITY_FACETS,
    OTHER,
    SUFFIXES,
    id_field,
    label_field,
    milliseconds,
    suffix,
)

from newswire_search.engine.elasticsearch.exact_counts import counts_of
from newswire_search.engine.elasticsearch.full_text import JsonBody, SearchedFields, found, stems_field
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.cursor import Position
from newswire_search.query.highlight import FRAGMENT_LENGTH, LONGEST_MARKED, MOST_FRAGMENTS, Marks
from newswire_search.query.plan import QueryPlan

TITLE_BOOST = 2  # the weight of titles that decision 20 measured
EXACT_UP_TO = 10_000  # hits; the server's default, past which it would have to visit every match to count
WHOLE = ["document", "title_*", "body_*"]  # `document` is stored without its texts (decision 9)
HEAD = ["head"]
# Words are weighed by how rare they are in all homes together: by each alone, a score would depend on the month.  Where
# there is one index, the server leaves that round out by itself.
ALL_STATISTICS = "dfs_query_then_fetch"
LABELS = [f"{facet}_labels" for facet in ENTITY_FACETS]
ORDERS: dict[Sort, dict[str, str]] = {
    Sort.RELEVANCE: {"_score": "desc"},
    Sort.NEWEST: {"sort_date": "desc"},
    Sort.OLDEST: {"sort_date": "asc"},
    Sort.FIRST_SEEN: {"first_seen_at": "asc"},
}


def search_request(query: Query, plan: QueryPlan, position: Position | None, marks: Marks) -> JsonBody:
    """The arguments of the client's `search`; one hit more than asked for shows whether there are more.

    And as many more as were shown before and may come again.
    """
    suffixes = _suffixes(query.filters)
    fields = SearchedFields.of(suffixes, (f"title^{TITLE_BOOST}", "body"))
    return {
        "query": {"bool": found(plan, fields) | {"filter": _filters(query.filters)}},
        "sort": [ORDERS[plan.sort], {"article_id": "asc"}],  # the id breaks ties, or a cursor would skip or repeat
        # search_after, not from: its cost does not grow with the page.
        "search_after": _place(position),
        "size": query.size + 1 + (len(position.seen) if position else 0) if query.size else 0,
        "aggs": _aggregations(query) or None,
        "highlight": _highlight(marks, suffixes) if plan.terms.sought and query.marked else None,
        "source": HEAD,
        "track_total_hits": EXACT_UP_TO,
        "preference": _preference(plan),
        "search_type": ALL_STATISTICS if plan.sort is Sort.RELEVANCE else None,
    }


def _place(position: Position | None) -> list[float | str] | None:
    """Where to go on; what was shown before there was a view is looked for from the beginning, and passed over."""
    if position is None or (position.seen and not position.view):
        return None
    return [position.value, position.id]


def _preference(plan: QueryPlan) -> str:
    """The same string for every page of a search, so that one copy of each shard scores all of them.

    Copies count deleted documents differently, so their scores differ, and a cursor by score would skip or repeat.
    """
    return hashlib.sha256(repr(plan.terms).encode()).hexdigest()


def _suffixes(filters: Filters) -> tuple[str, ...]:
    """The text fields that can match: those of the languages that are asked for.

    An article of before its language had fields lies in those of the others.
    """
    return tuple(sorted({OTHER, *map(suffix, filters.languages)})) if filters.languages else SUFFIXES


def _filters(filters: Filters) -> list[JsonBody]:
    alternatives = {
        "source": filters.sources, "language": filters.languages, "kind": filters.kinds,
        "story_id": filters.stories, "duplicate_of": filters.originals, "article_id": filters.articles,
    }  # fmt: skip
    bounds = {"gte": filters.since, "lt": filters.until}
    limits = {name: milliseconds(moment) for name, moment in bounds.items() if moment is not None}
    return [
        *({"terms": {field: list(values)}} for field, values in alternatives.items() if values),
        *({"term": {"entity_ids": entity}} for entity in filters.entities),
        *([{"range": {"sort_date": limits}}] if limits else []),
        *([] if filters.copies else [{"bool": {"must_not": {"exists": {"field": "duplicate_of"}}}}]),
    ]


def _aggregations(query: Query) -> JsonBody:
    """For each facet exact counts by value; beside them the values with their labels, some more of them."""
    if not query.facet_size:
        return {}
    counts = {facet: counts_of(id_field(facet), query.facet_size) for facet in query.facets}
    labels = {
        # More than values: an entity whose name changed has several labels.
        field: {"terms": {"field": field, "size": 2 * query.facet_size + 10}}
        for facet in query.facets
        if (field := label_field(facet))
    }
    return counts | labels


def copy_counts_request(article_ids: Sequence[str]) -> JsonBody:
    """The arguments of the client's `search` that count the near-copies of articles."""
    named = {"field": "duplicate_of", "size": len(article_ids), "include": list(article_ids)}
    return {"query": {"terms": {"duplicate_of": list(article_ids)}}, "size": 0, "aggs": {"copies": {"terms": named}}}


def names_request(entity_ids: Sequence[str]) -> JsonBody:
    """The arguments of the client's `search` that find, for each entity by its place, an article that names it."""
    one = {"top_hits": {"size": 1, "sort": [{"indexed_at": "desc"}], "_source": LABELS}}
    each = {str(n): {"filter": {"term": {"entity_ids": i}}, "aggs": {"one": one}} for n, i in enumerate(entity_ids)}
    return {"query": {"terms": {"entity_ids": list(entity_ids)}}, "size": 0, "aggs": each}


def _highlight(marks: Marks, suffixes: tuple[str, ...]) -> JsonBody:
    # No fragments of a title means that it is given whole.
    each = {
        "title": {"number_of_fragments": 0},
        "body": {"fragment_size": FRAGMENT_LENGTH, "number_of_fragments": MOST_FRAGMENTS},
    }
    return {
        "pre_tags": [marks.opening],
        "post_tags": [marks.closing],
        "max_analyzed_offset": LONGEST_MARKED,
        "fields": {
            # what was found by its stem is marked in the text that the stem is of
            f"{field}_{s}": how | {"matched_fields": [f"{field}_{s}", stems_field(s)]}
            for field, how in each.items()
            for s in suffixes
        },
    }
