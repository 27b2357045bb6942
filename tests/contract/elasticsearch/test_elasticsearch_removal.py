"""Where articles are parted by month they are deleted wherever they lie, and a month that is over goes whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_index.engine.ports import SourceLinks
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.index_schema import to_fields, versioned
from newswire_shared.contracts.links import LinkEdge, links_alias

from contract.articles import document
from contract.engines import Server

MARCH = to_ms(datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def parted(server: Server) -> Server:
    """An index of all, and one of a month behind the same alias, with an article each."""
    index = server.index()
    index.install()
    name = versioned(server.alias, home="2026-02")
    server.client.indices.create(index=name, aliases={server.alias: {}})
    for place, article in ((versioned(server.alias), "a"), (name, "b")):
        server.client.index(index=place, id=article, document=to_fields(document(article)), refresh=True)
    return server


def test_an_article_is_deleted_wherever_it_lies(parted: Server) -> None:
    index = parted.index()
    assert index.delete(["a", "b", "c"]) == 2
    index.refresh()
    assert index.seen_before(2**53, None, 10) == []


def test_a_month_that_is_over_goes_whole(parted: Server) -> None:
    index = parted.index()
    assert index.old_spans(MARCH - 1) == []
    [old] = index.old_spans(MARCH)
    index.write_links([SourceLinks(name, 1, (LinkEdge(name, "t", "https://saltmere.example/t", 1),)) for name in "ab"])
    assert (old.name, old.documents) == (versioned(parted.alias, home="2026-02"), 1)
    index.drop_span(old.name)
    index.drop_span(old.name)
    index.refresh()
    links = parted.client.search(index=links_alias(parted.prefix))["hits"]["hits"]
    assert [hit["_source"]["source"] for hit in links] == ["a"], "what went with the month links to nothing any more"
    assert index.old_spans(MARCH) == [] and index.delete(["a", "b"]) == 1
