"""Whole documents in Elasticsearch."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import articles_alias, from_fields
from newswire_shared.contracts.links import links_alias

from newswire_search.engine.elasticsearch.links import TOLERANT
from newswire_search.engine.elasticsearch.request import WHOLE
from newswire_search.engine.elasticsearch.time_limit import LimitedServer

MOST_KNOWN = 10  # that share an address: two are a mistake already


class ElasticsearchArticles:
    """ArticleLookup on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._articles, self._links = articles_alias(prefix), links_alias(prefix)

    def whole(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids, whole, in real time."""
        wanted = [article for article in dict.fromkeys(article_ids) if article]
        found = self._server.get(self._articles, wanted, WHOLE) if wanted else {}
        return {name: from_fields(item["_source"]) for name, item in found.items()}

    def known_by(self, keys: Sequence[str]) -> list[str]:
        """The ids of articles that have an address with one of these keys."""
        own = self._server.search(
            self._articles, query={"terms": {"address_keys": list(keys)}}, size=MOST_KNOWN, source=False
        )
        linked = self._server.search(
            self._links, query={"terms": {"targets": list(keys)}}, size=MOST_KNOWN, source=["targets"], **TOLERANT
        )
        named = (name for hit in linked["hits"]["hits"] for name in hit["_source"]["targets"][1:])
        return list(dict.fromkeys([*(hit["_id"] for hit in own["hits"]["hits"]), *named]))
