"""The body of a search request to Elasticsearch, built from a query."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.index_schema import OTHER, SUFFIXES, milliseconds, suffix

from newswire_search.engine.elasticsearch.conditions import condition_clause
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
IS_COPY = {"exists": {"field": "duplicate_of"}}
ORDERS: dict[Sort, dict[str, str]] = {
    Sort.RELEVANCE: {"_score": "desc"},
    Sort.NEWEST: {"sort_date": "desc"},
    Sort.OLDEST: {"sort_date": "asc"},
    Sort.FIRST_SEEN: {"first_seen_at": "asc"},
}


def search_request(query: Query, plan: QueryPlan[Filters], position: Position | None, marks: Marks) -> JsonBody:
    """The arguments of the client's `search`; one hit more than asked for shows whether there are more.

    And as many more as were shown before and may come again.
    """
    suffixes = _suffixes(plan.filters)
    return {
        "query": matching(plan),
        "sort": [ORDERS[plan.sort], {"article_id": "asc"}],  # the id breaks ties, or a cursor would skip or repeat
        # search_after, not from: its cost does not grow with the page.
        "search_after": _place(position),
        "size": query.size + 1 + (len(position.seen) if position else 0) if query.size else 0,
        "highlight": _highlight(marks, suffixes) if plan.terms.sought and query.marked else None,
        "source": HEAD,
        # how many are counted decides how large a share of them the facets need
        "track_total_hits": True if query.facets else EXACT_UP_TO,
        "preference": preference(plan),
        "search_type": ALL_STATISTICS if plan.sort is Sort.RELEVANCE else None,
    }


def _place(position: Position | None) -> list[float | str] | None:
    """Where to go on; what was shown before there was a view is looked for from the beginning, and passed over."""
    if position is None or (position.seen and not position.view):
        return None
    return [position.value, position.id]


def matching(plan: QueryPlan[Filters]) -> JsonBody:
    """The query that matches what a search finds, with its score."""
    fields = SearchedFields.of(_suffixes(plan.filters), (f"title^{TITLE_BOOST}", "body"))
    words = found(plan, fields)
    if plan.named:
        named = {"constant_score": {"filter": {"terms": {"entity_ids": list(plan.named)}}, "boost": 0}}
        words = {"should": [{"bool": words}, named], "minimum_should_match": 1}
    return {"bool": words | {"filter": _filters(plan.filters)}}


def matching_unscored(plan: QueryPlan[Filters]) -> JsonBody:
    """What a search finds, without scores: in a filter nothing is ranked."""
    return {"bool": {"filter": [matching(plan)]}}


def preference(plan: QueryPlan[Filters]) -> str:
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
        "story_id": filters.stories, "duplicate_of": filters.originals,
    }  # fmt: skip
    return [
        *({"terms": {field: list(values)}} for field, values in alternatives.items() if values),
        *([] if filters.articles is None else [{"terms": {"article_id": list(filters.articles)}}]),
        *({"term": {"entity_ids": entity}} for entity in filters.entities),
        *_range("sort_date", filters.since, filters.until),
        *_range("first_seen_at", filters.seen_after, filters.seen_before),
        *([] if filters.copies else [{"bool": {"must_not": IS_COPY}}]),
        *([IS_COPY] if filters.only_copies else []),
        *map(condition_clause, filters.conditions),
    ]


def _range(field: str, since: datetime | None, until: datetime | None) -> list[JsonBody]:
    limits = {name: milliseconds(at) for name, at in (("gte", since), ("lt", until)) if at is not None}
    return [{"range": {field: limits}}] if limits else []


def copy_counts_request(article_ids: Sequence[str]) -> JsonBody:
    """The arguments of the client's `search` that count the near-copies of articles."""
    # of few copies: to number all originals, as the server else does after each refresh, would cost more than to count
    named = {"field": "duplicate_of", "size": len(article_ids), "include": list(article_ids), "execution_hint": "map"}
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
