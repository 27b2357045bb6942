"""Searches Elasticsearch."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.index_schema import (
    ENTITY_FACETS,
    LABEL_SEPARATOR,
    articles_alias,
    from_fields,
    label_field,
)
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient

from newswire_search.articles.ports import EntityName, FacetValue, FoundArticles, Hit
from newswire_search.engine.capabilities import COMMON
from newswire_search.engine.elasticsearch.request import SOURCE, copy_counts_request, names_request, search_request
from newswire_search.engine.elasticsearch.stories import ElasticsearchStories
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query import cursor
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.cursor import Position
from newswire_search.query.highlight import Fragment, Marks
from newswire_search.query.plan import plan_search
from newswire_search.settings import LONGEST_S


class ElasticsearchEngine:
    """SearchEngine on an Elasticsearch 8.19 or 9 server.

    `prefix` is the first word of every alias.  Words are folded and stemmed where the server has the filters.
    What takes longer than `longest_s` raises TransientError.
    """

    capabilities: frozenset[str] = COMMON

    def __init__(self, address: str, prefix: str, longest_s: float = LONGEST_S) -> None:
        self._server = LimitedServer(ElasticsearchClient(address), longest_s)
        self._alias = articles_alias(prefix)
        self.stories = ElasticsearchStories(self._server, prefix)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search by one request."""
        started = time.perf_counter()
        plan, marks = plan_search(query), Marks()
        sort = plan.sort
        body = search_request(query, plan, cursor.decode(query.after, sort), marks)
        answer = self._server.search(self._alias, **body)
        found, total = answer["hits"]["hits"], answer["hits"]["total"]
        more = 0 < query.size < len(found)  # one more was asked for than is given; of size 0 nothing goes on
        return FoundArticles(
            total["value"],
            total["relation"] == "eq",
            tuple(_hit(hit, sort, marks) for hit in found[: query.size]),
            {facet: _facet(facet, answer.get("aggregations", {})) for facet in query.facets},
            cursor.onward(sort, query.after, _last(found[: query.size], sort), more=more),
            (time.perf_counter() - started) * 1000,
            plan.left_out,
            more,
        )

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id, in real time."""
        return self.get_many([article_id]).get(article_id)

    def get_many(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids, in real time."""
        wanted = [article for article in dict.fromkeys(article_ids) if article]
        if not wanted:
            return {}
        documents = self._server.get(self._alias, wanted, SOURCE)
        return {found["_id"]: from_fields(found["_source"]) for found in documents if _is_found(found)}

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """The number of near-copies of each article."""
        if not article_ids:
            return {}
        answer = self._server.search(self._alias, **copy_counts_request(article_ids))
        return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["copies"]["buckets"]}

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """The names of entities."""
        wanted = list(dict.fromkeys(entity_ids))
        if not wanted:
            return {}
        found = self._server.search(self._alias, **names_request(wanted))["aggregations"]
        named = ((i, found[str(n)]["one"]["hits"]["hits"]) for n, i in enumerate(wanted))
        return {i: _name(i, hits[0]["_source"]) for i, hits in named if hits}

    def ping(self) -> None:
        """Return if the server can search the articles."""
        self._server.search(self._alias, size=0, track_total_hits=False)


def _is_found(found: Mapping[str, Any]) -> bool:
    if "error" in found:
        raise TransientError(f"Elasticsearch cannot read {found['_id']}: {found['error']['reason']}")
    return bool(found["found"])


def _name(entity_id: str, labels: Mapping[str, Sequence[str]]) -> EntityName:
    """The name of an entity among the labels of an article that names it."""
    for facet in ENTITY_FACETS:
        for value, _, label in (text.partition(LABEL_SEPARATOR) for text in labels.get(f"{facet}_labels", ())):
            if value == entity_id:
                return EntityName(label, facet)
    return EntityName(entity_id, "other")


def _hit(hit: Mapping[str, Any], sort: Sort, marks: Marks) -> Hit:
    score = hit["_score"] if sort is Sort.RELEVANCE else None
    return Hit(from_fields(hit["_source"]), score, _highlights(hit.get("highlight", {}), marks))


def _highlights(found: Mapping[str, Sequence[str]], marks: Marks) -> dict[str, tuple[Fragment, ...]]:
    return {field.partition("_")[0]: tuple(map(marks.segments, pieces)) for field, pieces in found.items()}


def _facet(facet: str, aggregations: Mapping[str, Any]) -> tuple[FacetValue, ...]:
    labels = _labels(aggregations.get(label_field(facet) or "", {"buckets": []}))
    buckets = aggregations[facet]["buckets"] if facet in aggregations else []
    return tuple(FacetValue(b["key"], labels.get(b["key"], b["key"]), b["doc_count"]) for b in buckets)


def _labels(aggregation: Mapping[str, Any]) -> dict[str, str]:
    """The most frequent label of each value."""
    labels: dict[str, str] = {}
    for bucket in aggregation["buckets"]:
        value, _, label = bucket["key"].partition(LABEL_SEPARATOR)
        labels.setdefault(value, label)
    return labels


def _last(found: Sequence[Mapping[str, Any]], sort: Sort) -> Position | None:
    if not found:
        return None
    value, article_id = found[-1]["sort"]
    return Position(sort, value, article_id)
