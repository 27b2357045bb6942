"""Counts by source in Elasticsearch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.index_schema import articles_alias

from newswire_search.engine.elasticsearch.exact_counts import CANDIDATES
from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import ORDERS, matching
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query.article_query import Sort
from newswire_search.sources.ports import (
    MOST_COPIED,
    MOST_LANGUAGES,
    MOST_TRACED,
    FoundSources,
    SourceFacts,
    SourceQuery,
)

COUNTED_EXACTLY = 40_000  # the most that Elasticsearch keeps apart where it counts different values
NEWEST_COPIES = {
    "size": MOST_TRACED, "sort": [ORDERS[Sort.NEWEST], {"article_id": "asc"}], "_source": False,
    "docvalue_fields": ["duplicate_of"],
}  # fmt: skip


class ElasticsearchSources:
    """SourceLookup on an Elasticsearch server; `prefix` is the first word of every alias.

    There are no joins: of each source's copies the newest have their originals looked up.
    """

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = articles_alias(prefix)

    def facts(self, query: SourceQuery) -> FoundSources:
        """What the articles show of their sources, by one request, and one for the originals of copies."""
        found = self._server.search(self._alias, **_request(query))["aggregations"]
        originals = {bucket["key"]: _originals(bucket) for bucket in found["sources"]["buckets"]}
        names = self._names({original for each in originals.values() for original in each}, query.by)
        sources = tuple(_facts(bucket, originals[bucket["key"]], names) for bucket in found["sources"]["buckets"])
        return FoundSources(found["total"]["value"], sources)

    def _names(self, article_ids: set[str], by: str) -> dict[str, str]:
        """The source or site of each article."""
        if not article_ids:
            return {}
        # some thousand at most: sources of an answer times copies of each
        answer = self._server.search(
            self._alias, query={"terms": {"article_id": sorted(article_ids)}}, size=len(article_ids), source=False,
            docvalue_fields=[by], track_total_hits=False,
        )  # fmt: skip
        found = ((hit["_id"], hit.get("fields", {}).get(by)) for hit in answer["hits"]["hits"])
        return {article_id: values[0] for article_id, values in found if values}


def _request(query: SourceQuery) -> JsonBody:
    return {
        "query": {"bool": {"filter": [matching(query.plan)]}},
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            "total": {"cardinality": {"field": query.by, "precision_threshold": COUNTED_EXACTLY}},
            "sources": {
                "terms": {"field": query.by, "size": query.most, "shard_size": max(CANDIDATES, query.most),
                          "order": [{"_count": "desc"}, {"_key": "asc"}]},
                "aggs": _each(query.since_ms),
            },
        },
    }  # fmt: skip


def _each(since_ms: int) -> JsonBody:
    return {
        "copies": {"filter": {"exists": {"field": "duplicate_of"}}, "aggs": {"newest": {"top_hits": NEWEST_COPIES}}},
        "last": {"max": {"field": "first_seen_at"}},
        "late": {"percentiles": {"field": "late_s", "percents": [50], "keyed": False}},
        "late_among": {"value_count": {"field": "late_s"}},
        "languages": {"terms": {"field": "language", "size": MOST_LANGUAGES}},
        "recent": {
            "filter": {"range": {"sort_date": {"gte": since_ms}}},
            "aggs": {"days": {"date_histogram": {"field": "sort_date", "fixed_interval": "1d", "min_doc_count": 1}}},
        },
    }


def _originals(bucket: Mapping[str, Any]) -> list[str]:
    return [hit["fields"]["duplicate_of"][0] for hit in bucket["copies"]["newest"]["hits"]["hits"]]


def _facts(bucket: Mapping[str, Any], originals: Sequence[str], names: Mapping[str, str]) -> SourceFacts:
    copied = Counter(names[original] for original in originals if original in names)
    [late] = bucket["late"]["values"]
    return SourceFacts(
        bucket["key"], bucket["doc_count"], bucket["copies"]["doc_count"], dict(_most(copied)[:MOST_COPIED]),
        copied.total(), int(late["value"]) if late["value"] is not None else None, bucket["late_among"]["value"],
        {each["key"]: each["doc_count"] for each in bucket["languages"]["buckets"]},
        _days(bucket["recent"]["days"]["buckets"]), int(bucket["last"]["value"]),
    )  # fmt: skip


def _days(buckets: Sequence[Mapping[str, Any]]) -> dict[date, int]:
    return {from_ms(bucket["key"]).date(): bucket["doc_count"] for bucket in buckets}


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
