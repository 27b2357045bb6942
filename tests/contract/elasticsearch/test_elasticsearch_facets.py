"""Facets in Elasticsearch, whose server remembers what they were."""

from __future__ import annotations

from newswire_search.query.article_query import Query
from newswire_search.query.facet_query import USUAL, FacetQuery

from contract.articles import document, store
from contract.engines import Server


def test_elasticsearch_remembers_until_a_refresh(server: Server) -> None:
    index, engine, query = server.index(), server.engine(), FacetQuery(Query(), USUAL)

    def hits() -> int:
        return int(server.client.indices.stats(index=server.alias)["_all"]["total"]["request_cache"]["hit_count"])

    index.install()
    store(index, document("a"))
    first = engine.facet_counter.count(query)
    before = hits()
    assert engine.facet_counter.count(query) == first
    assert hits() == before + 2  # the total, and the facets
    store(index, document("b"))
    assert [each.count for each in engine.facet_counter.count(query).values["source"]] == [2]
