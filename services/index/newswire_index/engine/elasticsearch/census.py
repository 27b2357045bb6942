"""A census of the articles in Elasticsearch: a histogram, and pages of ids with one value of each document."""

from __future__ import annotations

from typing import Any

from newswire_shared.contracts.index_schema import articles_alias
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient

from newswire_index.engine.census import HOUR_MS, HeldArticle
from newswire_index.engine.selection import Place, Selection

CAPTURE = "document.article.capture_id"
AT_ONCE = 5000  # buckets in an answer: some two hundred days, and Elasticsearch gives at most 65,536


class ElasticsearchCensus:
    """Reads the articles behind the alias of a prefix, of those that search sees after a refresh."""

    def __init__(self, access: ElasticsearchAccess | str, prefix: str) -> None:
        self._server, self._articles = ElasticsearchClient(access), articles_alias(prefix)

    def hours(self, selection: Selection) -> dict[int, int]:
        found, after = dict[int, int](), None
        hour = {"hour": {"date_histogram": {"field": "first_seen_at", "fixed_interval": "1h"}}}
        while True:
            composite: dict[str, Any] = {"size": AT_ONCE, "sources": [hour]} | ({"after": after} if after else {})
            with self._server.calling() as client:
                answer = client.search(
                    index=self._articles, query=_within(selection), size=0, aggs={"hours": {"composite": composite}}
                )
            counted = answer["aggregations"]["hours"]
            found |= {int(each["key"]["hour"]) // HOUR_MS: each["doc_count"] for each in counted["buckets"]}
            after = counted.get("after_key")
            if not after:
                return found

    def page(self, selection: Selection, after: Place | None, limit: int) -> list[HeldArticle]:
        with self._server.calling() as client:
            answer = client.search(
                index=self._articles, query=_within(selection), sort=["first_seen_at", "article_id"], size=limit,
                search_after=[after.first_seen_ms, after.article_id] if after else None, source_includes=[CAPTURE],
            )  # fmt: skip
        return [_held(hit) for hit in answer["hits"]["hits"]]


def _within(selection: Selection) -> dict[str, Any]:
    span = {"gte": selection.since_ms, "lt": selection.until_ms, "format": "epoch_millis"}
    of_source = [{"term": {"source": selection.source}}] if selection.source else []
    return {"bool": {"filter": [{"range": {"first_seen_at": span}}, *of_source]}}


def _held(hit: Any) -> HeldArticle:
    first_seen_ms, article_id = hit["sort"]
    return HeldArticle(Place(int(first_seen_ms), article_id), hit["_source"]["document"]["article"]["capture_id"])
