"""What the adapters of Elasticsearch owe beyond the contract: every answer of a server has its fate."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from newswire_index.engine import elasticsearch_analysis as analysis
from newswire_index.engine import elasticsearch_mapping as mapping
from newswire_index.engine.elasticsearch_index import ElasticsearchIndex
from newswire_index.engine.ports import Write, WriteFate, WriteResult
from newswire_search.articles.ports import Query
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.index_schema import LANGUAGES, stories_alias, versioned

from contract.articles import document, store
from contract.engines import Server
from contract.test_story_index import story


def written(index: ElasticsearchIndex, *names: str, **fields: Any) -> list[WriteResult]:
    return index.write([Write(document(name, **fields), None) for name in names])


def test_before_it_is_installed_everything_waits(server: Server) -> None:
    index, engine = server.index(), server.engine()
    calls = (lambda: written(index, "a"), lambda: index.read(["a"]), engine.ping, lambda: engine.get("a"), index.status)
    for call in calls:
        with pytest.raises(TransientError):
            call()
    assert not server.client.indices.exists(index=server.alias)


def test_where_nobody_listens_everything_waits() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{reserved.getsockname()[1]}"
        index, engine = ElasticsearchIndex(address, "p"), ElasticsearchEngine(address, "p")
        for call in (index.install, lambda: written(index, "a"), engine.ping, lambda: engine.search(Query())):
            with pytest.raises(TransientError, match="does not answer"):
                call()


@pytest.mark.parametrize("address", ["localhost:9200", "http://localhost", "http://localhost:port", "ftp://h:1", ""])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="NEWSWIRE_ELASTICSEARCH_URL"):
        ElasticsearchIndex(address, "p")


def test_a_server_whose_disk_is_full_is_busy(server: Server) -> None:
    index = server.index()
    index.install()
    blocked = {"index.blocks.read_only_allow_delete": True}
    server.client.indices.put_settings(index=server.alias, settings=blocked)
    assert [outcome.fate for outcome in written(index, "a")] == [WriteFate.BUSY]
    server.client.indices.put_settings(index=server.alias, settings=dict.fromkeys(blocked))
    assert [outcome.fate for outcome in written(index, "a")] == [WriteFate.DONE]


def test_a_batch_that_is_too_large_is_told_whole(server: Server) -> None:
    index = server.index()
    index.install()
    outcomes = written(index, "a", "b", body="x" * 55_000_000)
    assert [outcome.fate for outcome in outcomes] == [WriteFate.TOO_LARGE] * 2
    assert index.read(["a", "b"]) == {}


def test_two_installers_agree(server: Server) -> None:
    server.index().install()
    server.client.indices.delete_alias(index=versioned(server.alias), name=server.alias)
    server.index().install()


def test_every_language_has_fields_and_those_that_inflect_have_stems() -> None:
    mappings = mapping.articles_template("a", analysis.ANALYZERS)["template"]["mappings"]
    fields = mappings["properties"]
    assert mappings["dynamic"] == "strict"
    assert {f"title_{language}" for language in LANGUAGES} < set(fields)
    assert {*LANGUAGES} - {name.partition("_")[2] for name in fields if name.startswith("stems_")} == {"ja", "ko", "zh"}
    assert {fields[f"title_{s}"].get("copy_to") for s in ("da", "ja", "other")} == {"stems_da", None}


def test_a_server_without_the_filters_has_words_alone() -> None:
    fields = mapping.articles_template("a", {})["template"]["mappings"]["properties"]
    assert fields["title_da"] == {"type": "text"} and not [name for name in fields if name.startswith("stems_")]


def test_a_server_is_asked_for_its_filters(server: Server) -> None:
    found = analysis.available(server.client)
    assert {*analysis.ANALYZERS} - {*found} == {"stems_pl"}, "the tests' server has no plugin for Polish"


@pytest.mark.parametrize("language", [*LANGUAGES, "en-GB", "xx", None])
def test_every_language_is_found(server: Server, language: str | None) -> None:
    index, engine = server.index(), server.engine()
    index.install()
    store(index, document("a", "Schlagzeile", "Wort für Wort", language=language))
    [hit] = engine.search(Query('"wort für wort" schlagzeile')).hits
    assert set(hit.highlights) == {"title", "body"}


def test_an_installation_without_stories_gets_their_index(server: Server) -> None:
    index = server.index()
    index.install()
    alias = stories_alias(server.prefix)
    server.client.indices.delete(index=versioned(alias))
    with pytest.raises(TransientError):
        index.write_stories([CeasedStory(id="s", version=1)])
    index.install()
    assert [outcome.fate for outcome in index.write_stories([CeasedStory(id="s", version=1)])] == [WriteFate.DONE]


def test_what_ceased_is_in_no_list(server: Server) -> None:
    index = server.index()
    index.install()
    index.write_stories([story("living"), CeasedStory(id="ceased", version=1, survivor="living")])
    index.refresh()
    alias = stories_alias(server.prefix)
    answer = server.client.search(index=alias, query={"term": {"ceased": False}}, sort=["last_published_at"])
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["living"]
