"""Links between articles in Elasticsearch."""

from __future__ import annotations

from typing import Any

from newswire_shared.contracts.links import LinkEdge, edge_from_fields, links_alias

from newswire_search.articles.ports import FoundLinks
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.link_query import LinkQuery, LinkSort

MOST_EDGES = 1000  # of an article; the indexer writes fifty
COUNTED_EXACTLY = 40_000  # the most that Elasticsearch keeps apart where it counts different values
# search is renewed before the index workers, which make the index: until then there are no links
TOLERANT = {"ignore_unavailable": True}
SOURCES = {"cardinality": {"field": "source", "precision_threshold": COUNTED_EXACTLY}}


class ElasticsearchLinks:
    """LinkLookup on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = links_alias(prefix)

    def linking(self, query: LinkQuery) -> FoundLinks:
        """The articles that link to one, by one request."""
        answer = self._server.search(self._alias, **_request(query), **TOLERANT)
        places = dict.fromkeys((hit["_source"]["source"], hit["sort"][0]) for hit in answer["hits"]["hits"])
        page = [*places][: query.size]
        more = len(places) > query.size > 0
        after = cursor.encode(Position(LinkSort.NEWEST, page[-1][1], page[-1][0]), query.fingerprint) if more else None
        return FoundLinks(_count(answer), tuple(source for source, _ in page), after)

    def linked_from(self, article_id: str) -> list[LinkEdge]:
        """The links of an article."""
        query = {"term": {"source": article_id}}
        answer = self._server.search(self._alias, query=query, size=MOST_EDGES, **TOLERANT)
        return [edge_from_fields(hit["_source"]) for hit in answer["hits"]["hits"]]


def _request(query: LinkQuery) -> dict[str, Any]:
    """The arguments of the client's `search`."""
    position = cursor.decode(query.after, LinkSort.NEWEST, query.fingerprint)
    keys = list(query.keys)
    # by several keys one article may link several times: its edges have one place, so whole pages of them are asked for
    several = len(keys) > 1
    return {
        "query": {"bool": {"filter": [{"terms": {"targets": keys}}], "must_not": [{"terms": {"source": keys}}]}},
        "sort": [{"at": "desc"}, {"source": "asc"}],
        "search_after": [position.value, position.id] if position else None,
        "size": (query.size + 1) * len(keys) if query.size else 0,
        "source": ["source"],
        "track_total_hits": True,
        "aggs": {"sources": SOURCES} if several else None,
    }


def _count(answer: dict[str, Any]) -> int:
    found = answer.get("aggregations", {}).get("sources")
    return int(found["value"] if found else answer["hits"]["total"]["value"])
