"""Counts the articles in Elasticsearch by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any

from newswire_shared.contracts.index_schema import articles_alias, id_field

from newswire_search.engine.elasticsearch.exact_counts import counts_of, exact
from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import matching
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query.article_query import Query
from newswire_search.query.plan import plan_search
from newswire_search.timelines.ports import BucketCounts, TimelineSelection, TimeSpan

DATE = "sort_date"
SPAN = {"first": {"min": {"field": DATE}}, "last": {"max": {"field": DATE}}}


class ElasticsearchTimelines:
    """TimelineLookup on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = articles_alias(prefix)

    @contextmanager
    def selected(self, query: Query) -> Iterator[TimelineSelection]:
        """The articles of a search, as they are when each is asked for."""
        yield SelectedHits(self._server, self._alias, matching(plan_search(query)))


class SelectedHits:
    """TimelineSelection over what a query matches."""

    def __init__(self, server: LimitedServer, alias: str, query: JsonBody) -> None:
        self._server, self._alias, self._query = server, alias, query

    def span(self) -> TimeSpan | None:
        """When the first and the last came."""
        found = self._aggregated(self._query, SPAN)
        first, last = found["first"]["value"], found["last"]["value"]
        return None if first is None else TimeSpan(int(first), int(last))

    def values(self, facet: str, most: int, edges: Sequence[int]) -> list[tuple[str, int]]:
        """The most frequent values of a facet between the first and the last edge, by one request or two."""
        body = {"query": _during(self._query, edges), "aggs": {"values": counts_of(id_field(facet), most)}}
        counted = exact(body, self._aggregated(**body), partial(self._server.search, self._alias))
        return [(bucket["key"], bucket["doc_count"]) for bucket in counted["values"]["buckets"]]

    def counts(self, edges: Sequence[int], facet: str | None = None, values: Sequence[str] = ()) -> BucketCounts:
        """The articles in each bucket, in all and by some values of a facet, by one request."""
        # by its edges, not as a `date_histogram`: the server's calendar is of another year than ours, or will be
        buckets: JsonBody = {"date_range": {"field": DATE, "format": "epoch_millis", "ranges": _ranges(edges)}}
        if facet is not None and values:
            named = {"field": id_field(facet), "include": [*values], "size": len(values)}
            buckets["aggs"] = {"values": {"terms": named}}
        found = self._aggregated(_during(self._query, edges), {"buckets": buckets})["buckets"]["buckets"]
        each = [{value["key"]: value["doc_count"] for value in _values(bucket)} for bucket in found]
        return BucketCounts(
            tuple(bucket["doc_count"] for bucket in found),
            {value: tuple(counts.get(value, 0) for counts in each) for value in values},
        )

    def _aggregated(self, query: JsonBody, aggs: Mapping[str, Any]) -> Mapping[str, Any]:
        answer = self._server.search(self._alias, query=query, aggs=aggs, size=0, track_total_hits=False)
        found: Mapping[str, Any] = answer["aggregations"]
        return found


def _during(query: JsonBody, edges: Sequence[int]) -> JsonBody:
    within = {"range": {DATE: {"gte": edges[0], "lt": edges[-1], "format": "epoch_millis"}}}
    return {"bool": {"filter": [query, within]}}


def _ranges(edges: Sequence[int]) -> list[JsonBody]:
    return [{"from": start, "to": end} for start, end in pairwise(edges)]


def _values(bucket: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = bucket.get("values", {"buckets": ()})["buckets"]
    return found
