"""What the adapters of Elasticsearch owe beyond the contract: every answer of a server has its fate."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from newswire_index.engine.elasticsearch import analysis, mapping
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.elasticsearch.settings import SETTINGS
from newswire_index.engine.ports import Write, WriteFate, WriteResult
from newswire_search.articles.ports import FoundLinks, Query
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.query.link_query import LinkQuery
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.contracts.errors import EngineAway, TransientError, UsageError
from newswire_shared.contracts.heads import head_of
from newswire_shared.contracts.index_schema import LANGUAGES, stories_alias, to_fields, versioned
from newswire_shared.contracts.links import links_alias

from contract.articles import document, store
from contract.engines import Server
from contract.index.test_story_index import story


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
            with pytest.raises(TransientError, match=r"does not answer: Connection refused$"):
                call()


@pytest.mark.parametrize("address", ["localhost:9200", "http://localhost", "http://localhost:port", "ftp://h:1", ""])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="NEWSWIRE_ELASTICSEARCH_URL"):
        ElasticsearchIndex(address, "p")


@pytest.mark.parametrize("block", ["read_only_allow_delete", "write", "read_only"])
def test_a_server_that_takes_no_writes_says_which_index_and_what_to_do(server: Server, block: str) -> None:
    index, setting = server.index(), f"index.blocks.{block}"
    index.install()
    assert index.blocked() == ""
    server.client.indices.put_settings(index=server.alias, settings={setting: True})
    with pytest.raises(EngineAway, match="takes no writes"):
        written(index, "a")
    why = index.blocked()
    assert versioned(server.alias) in why and setting in why
    server.client.indices.put_settings(index=server.alias, settings={setting: None})
    assert index.blocked() == "" and [outcome.fate for outcome in written(index, "a")] == [WriteFate.DONE]


def test_an_alias_that_is_lost_holds_what_is_written_and_is_named(server: Server) -> None:
    index = server.index()
    index.install()
    server.client.indices.delete_alias(index=versioned(server.alias), name=server.alias)
    with pytest.raises(EngineAway, match=f"no alias {server.alias}"):
        written(index, "a")
    assert f"no alias {server.alias}" in index.blocked()
    server.client.indices.put_alias(index=versioned(server.alias), name=server.alias)
    assert index.blocked() == "" and [outcome.fate for outcome in written(index, "a")] == [WriteFate.DONE]


def test_an_installer_gives_an_index_the_alias_back_that_it_lost(server: Server) -> None:
    index = server.index("month")
    index.install()
    written(index, "a")
    behind = server.client.indices.get_alias(name=server.alias).body
    server.client.indices.delete_alias(index=f"{server.alias}-v*", name=server.alias)
    server.index().install()
    assert server.client.indices.get_alias(name=server.alias).body == behind
    assert set(server.index().read(["a"])) == {"a"}


def test_an_installer_does_not_guess_which_version_was_in_use(server: Server) -> None:
    server.index().install()
    server.client.indices.create(index=versioned(server.alias, 2))
    server.client.indices.delete_alias(index=f"{server.alias}-v*", name=server.alias)
    with pytest.raises(EngineAway, match=f"alias {server.alias} is lost, and {versioned(server.alias)}, "):
        server.index().install()


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


def test_a_document_of_an_earlier_release_is_listed_without_a_head(server: Server) -> None:
    index, engine = server.index(), server.engine()
    index.install()
    old, new = document("old", "A ferry", "It came late."), document("new", "Another ferry", "It came early.")
    store(index, new)
    fields = {name: value for name, value in to_fields(old).items() if name != "head"}
    server.client.index(index=server.alias, id="old", document=fields, refresh=True)
    expected = {"old": head_of(old), "new": head_of(new)}
    assert {hit.head.article_id: hit.head for hit in engine.search(Query("ferry")).hits} == expected
    assert engine.heads(["old", "new", "nowhere"]) == expected
    assert engine.get("old") == old


def test_indices_are_made_with_every_setting_said(server: Server) -> None:
    server.index().install()
    [found] = server.client.indices.get_settings(index=server.alias, flat_settings=True).values()
    said = {f"index.{name}": str(value) for name, value in SETTINGS.items()}
    assert {name: found["settings"].get(name) for name in said} == said


def test_an_installation_without_stories_gets_their_index(server: Server) -> None:
    index = server.index()
    index.install()
    alias = stories_alias(server.prefix)
    server.client.indices.delete(index=versioned(alias))
    with pytest.raises(TransientError):
        index.write_stories([CeasedStory(id="s", version=1)])
    index.install()
    assert [outcome.fate for outcome in index.write_stories([CeasedStory(id="s", version=1)])] == [WriteFate.DONE]


def test_before_a_worker_of_this_release_has_started_articles_are_shown_without_links(server: Server) -> None:
    index, engine = server.index(), server.engine()
    index.install()
    store(index, document("a"))
    server.client.indices.delete(index=versioned(links_alias(server.prefix)))
    for keys in (("a",), ("a", "its address")):
        assert engine.links.linking(LinkQuery(keys, 10)) == FoundLinks(0, ())
    assert engine.links.linked_from("a") == []


def test_what_ceased_is_in_no_list(server: Server) -> None:
    index = server.index()
    index.install()
    index.write_stories([story("living"), CeasedStory(id="ceased", version=1, survivor="living")])
    index.refresh()
    alias = stories_alias(server.prefix)
    answer = server.client.search(index=alias, query={"term": {"ceased": False}}, sort=["last_published_at"])
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["living"]
