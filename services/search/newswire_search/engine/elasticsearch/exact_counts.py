"""Counts of facets over several indices: what one of them left out of its answer is counted after all.

Each index tells its most frequent values alone.  A value that is frequent in one month and not in another would be
counted too low, so what may be counted so is counted again, by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newswire_search.engine.elasticsearch.full_text import JsonBody

# values that an index tells of: who is in none of the longest lists is not among the first, or by few articles
CANDIDATES = 500
SAMPLED = 100  # the same of a sample, whose counts are off by more than what they leave out: half the server's time

Counted = Mapping[str, Any]  # the aggregations of an answer, by name


def counts_of(field: str, size: int) -> JsonBody:
    """The aggregation that counts a facet's values, and says of which an index may have more."""
    return {"terms": {"field": field, "size": size, "shard_size": max(CANDIDATES, size),
                      "show_term_doc_count_error": True}}  # fmt: skip


def estimate_of(field: str, size: int) -> JsonBody:
    """The aggregation that estimates the counts of a facet's values in a sample."""
    return {"terms": {"field": field, "size": size, "shard_size": max(SAMPLED, size)}}


def exact(body: JsonBody, counted: Counted, search: Callable[..., Mapping[str, Any]]) -> Counted:
    """The aggregations of the answer to `body`, with all counts of facets exact; `search` is asked for what lacks."""
    doubtful = {name: [*_values(each)] for name, each in counted.items() if name in body["aggs"] and _is_doubtful(each)}
    if not doubtful:
        return counted
    again = {name: _named(body["aggs"][name]["terms"]["field"], values) for name, values in doubtful.items()}
    answer = search(query=body["query"], aggs=again, size=0, track_total_hits=False)["aggregations"]
    return {name: _in_order(answer[name]) if name in doubtful else each for name, each in counted.items()}


def _values(aggregation: Mapping[str, Any]) -> list[str]:
    return [bucket["key"] for bucket in aggregation["buckets"]]


def _is_doubtful(aggregation: Mapping[str, Any]) -> bool:
    return any(bucket.get("doc_count_error_upper_bound", 0) for bucket in aggregation["buckets"])


def _named(field: str, values: list[str]) -> JsonBody:
    return {"terms": {"field": field, "size": len(values), "include": values}}


def _in_order(aggregation: Mapping[str, Any]) -> Mapping[str, Any]:
    ordered = sorted(aggregation["buckets"], key=lambda bucket: (-bucket["doc_count"], bucket["key"]))
    return {**aggregation, "buckets": ordered}
