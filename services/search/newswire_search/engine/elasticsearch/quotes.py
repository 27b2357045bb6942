"""Quotes in Elasticsearch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.index_schema import articles_alias, from_fields

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import ORDERS, WHOLE, matching
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query.article_query import Sort
from newswire_search.quotes.ports import MOST_PRINTS, Prints, QuoteQuery, QuotingArticles


class ElasticsearchQuotes:
    """QuoteLookup on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = articles_alias(prefix)

    def quoting(self, query: QuoteQuery) -> QuotingArticles:
        """The articles that may hold what is looked for, by one request."""
        hits = self._server.search(self._alias, **_page_request(query))["hits"]["hits"]
        documents = tuple(from_fields(hit["_source"]) for hit in hits[: query.size])
        return QuotingArticles(documents, len(hits) > query.size)

    def prints(self, keys: Sequence[str], query: QuoteQuery) -> Mapping[str, Prints]:
        """The prints of quotes by their keys, by one request."""
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return {}
        found = self._server.search(self._alias, **_prints_request(wanted, query))["aggregations"]
        each = ((key, found[str(place)]) for place, key in enumerate(wanted))
        return {
            key: Prints(one["doc_count"], tuple(hit["_id"] for hit in one["earliest"]["hits"]["hits"]))
            for key, one in each
            if one["doc_count"]
        }


def _page_request(query: QuoteQuery) -> JsonBody:
    return {
        "query": {"bool": {"filter": _clauses(query)}},
        "sort": [ORDERS[Sort.NEWEST], {"article_id": "asc"}],
        "search_after": [query.after.value, query.after.id] if query.after else None,
        "size": query.size + 1,
        "source": WHOLE,
        "track_total_hits": False,
    }


def _prints_request(keys: Sequence[str], query: QuoteQuery) -> JsonBody:
    order = [ORDERS[Sort.OLDEST], {"article_id": "asc"}]
    earliest = {"top_hits": {"size": MOST_PRINTS, "sort": order, "_source": False}}
    each = {
        str(place): {"filter": {"term": {"quote_keys": key}}, "aggs": {"earliest": earliest}}
        for place, key in enumerate(keys)
    }
    filters = [*_clauses(query), {"terms": {"quote_keys": list(keys)}}]
    return {"query": {"bool": {"filter": filters}}, "size": 0, "track_total_hits": False, "aggs": each}


def _clauses(query: QuoteQuery) -> list[JsonBody]:
    speakers = {"terms": {"speaker_ids": list(query.speakers)}}
    return [matching(query.plan), speakers if query.speakers else {"exists": {"field": "quote_keys"}}]
