"""Asks many searches of a few articles: some in one request, which finds the articles once and names what each matches.

Finding a hundred articles by their ids costs the server as much as a search among them, and each field of a language
costs too, so only the languages of these articles are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import search_request
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.highlight import Marks
from newswire_search.query.plan import plan_search

TOGETHER = 25  # searches that one finds the articles for: more of them save nothing that can be measured
MOST_WORDS = 32  # of these together, as one search may have: the server bounds the clauses of a request
AT_ONCE = 4  # such in one request, each well below the time limit

SearchAll = Callable[[str, Sequence[JsonBody]], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class ElasticsearchBatches:
    """ArticleBatches of an alias; `search_all` answers several searches."""

    search_all: SearchAll
    alias: str

    def matching(self, queries: Sequence[Query], article_ids: Sequence[str]) -> list[frozenset[str]]:
        """Which of the articles each query finds."""
        ids = {"terms": {"article_id": list(article_ids)}}
        languages = self._languages(ids, len(article_ids)) if queries else ()
        asked = [_by_date(query, languages) for query in queries]
        found: list[set[str]] = [set() for _ in queries]
        bodies = [_body(asked, part, ids, len(article_ids)) for part in _parts(asked)]
        for first in range(0, len(bodies), AT_ONCE):
            for answer in self.search_all(self.alias, bodies[first : first + AT_ONCE]):
                _note(answer, found)
        return [*map(frozenset, found)]

    def _languages(self, ids: JsonBody, most: int) -> tuple[str, ...]:
        """The languages of the articles; none where one of them has none, for then its fields are not known."""
        body = {"query": ids, "size": most, "_source": False, "docvalue_fields": ["language"], "sort": ["_doc"]}
        [answer] = self.search_all(self.alias, [body])
        known = [hit.get("fields", {}).get("language", [""])[0] for hit in answer["hits"]["hits"]]
        return tuple(sorted({*known})) if all(known) else ()


def _by_date(query: Query, languages: tuple[str, ...]) -> Query:
    """A query among articles of some languages: naming these leaves none of them out, and spares all other fields."""
    filters = query.filters if query.filters.languages else replace(query.filters, languages=languages)
    return replace(query, filters=filters, sort=Sort.NEWEST, size=1, facets=(), facet_size=0, after=None, marked=False)


def _parts(queries: Sequence[Query]) -> Iterator[Sequence[int]]:
    """The places of queries that are asked together."""
    part, words = list[int](), 0
    for place, query in enumerate(queries):
        own = len(plan_search(query).terms.sought)
        if part and (len(part) == TOGETHER or words + own > MOST_WORDS):
            yield part
            part, words = [], 0
        part, words = [*part, place], words + own
    if part:
        yield part


def _body(queries: Sequence[Query], part: Sequence[int], ids: JsonBody, most: int) -> JsonBody:
    """The articles, each with the names of the queries that it matches; nothing is scored, counted or marked."""
    return {
        "query": {"bool": {"filter": [ids], "should": [_named(queries[place], place) for place in part]}},
        "size": most, "_source": False, "sort": ["_doc"], "track_total_hits": False,
    }  # fmt: skip


def _named(query: Query, place: int) -> JsonBody:
    whole = search_request(query, plan_search(query), None, Marks())["query"]
    return {"bool": {"filter": [whole], "_name": str(place)}}


def _note(answer: Mapping[str, Any], found: Sequence[set[str]]) -> None:
    for hit in answer["hits"]["hits"]:
        for name in hit.get("matched_queries", ()):
            found[int(name)].add(hit["_id"])
