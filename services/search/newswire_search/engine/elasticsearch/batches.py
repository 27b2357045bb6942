"""Asks many searches of a few articles: some hundred in one request, for their ids alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import search_request
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.highlight import Marks
from newswire_search.query.plan import plan_search

AT_ONCE = 100  # searches in one request: some hundred kB, and each request well below the time limit

SearchAll = Callable[[str, Sequence[JsonBody]], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class ElasticsearchBatches:
    """ArticleBatches of an alias; `search_all` answers several searches."""

    search_all: SearchAll
    alias: str

    def matching(self, queries: Sequence[Query], article_ids: Sequence[str]) -> list[frozenset[str]]:
        """Which of the articles each query finds."""
        bodies = [_body(query, tuple(article_ids)) for query in queries]
        return [_ids(answer) for part in _parts(bodies) for answer in self.search_all(self.alias, part)]


def _body(query: Query, ids: tuple[str, ...]) -> JsonBody:
    """A search in the context of filters: no score is computed, and what fails a filter is not looked at."""
    among = replace(query.filters, articles=ids)
    asked = replace(
        query, filters=among, sort=Sort.NEWEST, size=len(ids), facets=(), facet_size=0, after=None, marked=False
    )
    whole = search_request(asked, plan_search(asked), None, Marks())
    return {
        "query": {"constant_score": {"filter": whole["query"]}}, "size": len(ids), "_source": False,
        "track_total_hits": False, "sort": ["_doc"],
    }  # fmt: skip


def _ids(answer: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(hit["_id"] for hit in answer["hits"]["hits"])


def _parts(bodies: Sequence[JsonBody]) -> Iterator[Sequence[JsonBody]]:
    return (bodies[first : first + AT_ONCE] for first in range(0, len(bodies), AT_ONCE))
