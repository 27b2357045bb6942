"""Counts the facets of a search in Elasticsearch.

Estimates are remembered here for some seconds, and nothing else: the server keeps the answer to a request without hits
as long as no refresh changes what it was made of (its shard request cache), so what is asked again costs it a look-up
and is never older than a search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.index_schema import LABEL_SEPARATOR, articles_alias, id_field, label_field

from newswire_search.articles.ports import FacetValue
from newswire_search.engine.elasticsearch.exact_counts import counts_of, estimate_of, exact
from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.patterns import pattern
from newswire_search.engine.elasticsearch.request import matching_unscored, preference
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.engine.estimates import Estimates, Values
from newswire_search.facets.ports import FacetCounts
from newswire_search.query.facet_query import SAMPLE, FacetQuery, holds_text
from newswire_search.query.plan import plan_search
from newswire_search.query.validation import check_facets

Aggregations = Mapping[str, Any]  # of an answer, by name
SEED = 1  # the same articles for the same search, which is what a remembered answer needs
# The server takes half of the articles at most: of fewer than twice a sample all are counted.
LARGEST_SHARE = 0.5
FOUND_BY_TEXT = 1_000  # values that hold a text; of the most frequent of them the counts are told


class ElasticsearchFacets:
    """FacetCounter on an Elasticsearch server; `prefix` is the first word of every alias.

    More than twice `most` articles are counted by a sample of about `most`.
    """

    def __init__(self, server: LimitedServer, prefix: str, most: int = SAMPLE, clock: Clock | None = None) -> None:
        self._server, self._alias, self.most = server, articles_alias(prefix), most
        self._estimates = Estimates(clock)

    def count(self, query: FacetQuery) -> FacetCounts:
        """The counts, by one request for the total and one or two for the facets."""
        check_facets(query)
        return self.beside(query, None)

    def beside(self, query: FacetQuery, total: int | None) -> FacetCounts:
        """The counts beside the hits of a search, which told the number of articles."""
        plan = plan_search(query.query)
        body = {"query": matching_unscored(plan), "preference": preference(plan)}
        if total is None:
            total = int(self._asked(body, track_total_hits=True)["hits"]["total"]["value"])
        share = self.most / total if query.frequent and total * LARGEST_SHARE > self.most else None
        values = {**(self._frequent(body, query, share) if query.frequent and query.size else {})}
        values |= {name: self._holding(body, query, name) for name in query.searched}
        told = {name: query.told(name, values.get(name, ())) for name in query.names}
        return FacetCounts(total, told, share is not None)

    def _asked(self, body: JsonBody, **more: Any) -> dict[str, Any]:
        return self._server.search(self._alias, **body, **({"size": 0, "request_cache": True} | more))

    def _frequent(self, body: JsonBody, query: FacetQuery, share: float | None) -> Values:
        if share is not None:
            return self._estimates.of(query, lambda: self._estimated(body, query, share))
        aggs = _aggregations(query, counts_of)
        answer = self._asked(body, aggs=aggs, track_total_hits=False)["aggregations"]
        counts = exact(body | {"aggs": aggs}, answer, partial(self._server.search, self._alias))
        return {name: _values(name, counts) for name in query.frequent}

    def _estimated(self, body: JsonBody, query: FacetQuery, share: float) -> Values:
        sampled = {"random_sampler": {"probability": share, "seed": SEED}, "aggs": _aggregations(query, estimate_of)}
        counts = self._asked(body, aggs={"sample": sampled}, track_total_hits=False)["aggregations"]["sample"]
        return {name: _values(name, counts) for name in query.frequent}

    def _holding(self, body: JsonBody, query: FacetQuery, name: str) -> list[FacetValue]:
        """The values of a facet that hold the text looked for, counted exactly."""
        labelled, text = label_field(name), query.text_of(name) or ""
        field = labelled or id_field(name)
        terms = {"field": field, "size": FOUND_BY_TEXT, "include": pattern(text)}
        found = self._asked(body, aggs={"values": {"terms": terms}}, track_total_hits=False)["aggregations"]["values"]
        labels = _labels(found) if labelled else {bucket["key"]: bucket["key"] for bucket in found["buckets"]}
        wanted = [each for each, label in labels.items() if holds_text(label, text) or holds_text(each, text)]
        if not wanted:
            return []
        # by their ids: an entity whose name changed has several labels, and its articles count once
        named = {"terms": {"field": id_field(name), "size": len(wanted), "include": wanted}}
        buckets = self._asked(body, aggs={"values": named}, track_total_hits=False)["aggregations"]["values"]["buckets"]
        values = [FacetValue(bucket["key"], labels[bucket["key"]], bucket["doc_count"]) for bucket in buckets]
        return sorted(values, key=lambda value: (-value.count, value.value))


def _aggregations(query: FacetQuery, counted: Callable[[str, int], JsonBody]) -> JsonBody:
    """For each facet counts by value; beside them the values with their labels, some more of them."""
    counts = {name: counted(id_field(name), query.fetched) for name in query.frequent}
    # More than values: an entity whose name changed has several labels.
    labels = {
        field: {"terms": {"field": field, "size": 2 * query.fetched + 10}}
        for name in query.frequent
        if (field := label_field(name))
    }
    return counts | labels


def _values(name: str, aggregations: Aggregations) -> list[FacetValue]:
    labels = _labels(aggregations.get(label_field(name) or "", {"buckets": []}))
    buckets = aggregations[name]["buckets"]
    return [FacetValue(each["key"], labels.get(each["key"], each["key"]), each["doc_count"]) for each in buckets]


def _labels(aggregation: Aggregations) -> dict[str, str]:
    """The most frequent label of each value."""
    labels: dict[str, str] = {}
    for bucket in aggregation["buckets"]:
        value, _, label = bucket["key"].partition(LABEL_SEPARATOR)
        labels.setdefault(value, label)
    return labels
