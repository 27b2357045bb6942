"""Releases that share a server: fields are added in place, nothing goes back, and what cannot be written waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from newswire_index.engine.elasticsearch import mapping
from newswire_index.engine.ports import Write, WriteFate
from newswire_search.query.article_query import Filters, Query
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.index_schema import FIELDS_VERSION, people_alias, versioned

from contract.answers import ids
from contract.articles import document, entity, store
from contract.engines import Server

EVENT = document("b", entities=(entity("e", "E", "event"),))


def articles_of(alias: str, **fields: Any) -> dict[str, Any]:
    """The template of articles with fields of another release: changed, or left out (None)."""
    template = mapping.articles_template(alias, {})
    known = template["template"]["mappings"]["properties"] | fields
    template["template"]["mappings"]["properties"] = {name: field for name, field in known.items() if field}
    return template


def of_release(version: int, template: dict[str, Any]) -> dict[str, Any]:
    """A template as a release of that version puts it."""
    meta = {"schema": version, "digest": "", "release": "another"}
    template["template"]["mappings"]["_meta"] = template["_meta"] = meta
    return template


def installed(server: Server, template: Mapping[str, Any], with_template: bool = True) -> None:
    """What the install of another release leaves."""
    if with_template:
        server.client.indices.put_index_template(name=server.alias, **template)
    server.client.indices.create(index=versioned(server.alias), aliases={server.alias: {}}, **template["template"])


def mapped(server: Server) -> dict[str, Any]:
    found = server.client.indices.get_mapping(index=server.alias)[versioned(server.alias)]["mappings"]
    return dict(found)


def without_meta(template: dict[str, Any]) -> dict[str, Any]:
    """As releases put it that knew no versions of fields."""
    del template["template"]["mappings"]["_meta"], template["_meta"]
    return template


@pytest.mark.parametrize("older", [without_meta, lambda template: of_release(FIELDS_VERSION - 1, template)])
def test_an_install_adds_the_fields_that_the_index_of_an_older_release_lacks(server: Server, older: Any) -> None:
    installed(server, older(articles_of(server.alias, event_ids=None)))
    index = server.index()
    index.install()
    assert [outcome.fate for outcome in index.write([Write(EVENT, None)])] == [WriteFate.DONE]
    template = server.client.indices.get_index_template(name=server.alias)["index_templates"][0]["index_template"]
    for meta in (mapped(server)["_meta"], template["_meta"], template["template"]["mappings"]["_meta"]):
        assert meta["schema"] == FIELDS_VERSION and meta["digest"] and meta["release"]


def test_a_field_that_the_index_lacks_all_the_same_is_added_at_the_first_write(server: Server) -> None:
    """An older release made the index anew under a running worker."""
    index = server.index()
    index.install()
    server.client.indices.delete(index=versioned(server.alias))
    installed(server, of_release(FIELDS_VERSION - 1, articles_of(server.alias, event_ids=None)))
    outcomes = index.write([Write(each, None) for each in (document("a"), EVENT, document("c"))])
    assert [outcome.fate for outcome in outcomes] == [WriteFate.DONE] * 3
    assert set(index.read(["a", "b", "c"])) == {"a", "b", "c"}


def of_the_second_version(alias: str) -> dict[str, Any]:
    """The template of a release that had an analyzer a language, and text fields for fewer languages."""
    texts = {f"{n}_{s}": {"type": "text", "analyzer": f"text_{s}"} for n in ("title", "body") for s in ("en", "other")}
    later = {f"{n}_{s}": None for n in ("title", "body") for s in ("da", "ja")}
    template = of_release(2, articles_of(alias, **texts, **later))
    template["template"]["settings"]["analysis"] = {
        "analyzer": {
            "text_en": {"tokenizer": "standard", "filter": ["lowercase"]},
            "text_other": {"type": "standard"},
        }
    }
    return template


def test_an_index_of_before_there_were_stems_keeps_its_analyzers_and_gets_fields_of_languages(server: Server) -> None:
    installed(server, of_the_second_version(server.alias))
    index = server.index()
    index.install()
    fields = mapped(server)["properties"]
    assert (fields["title_en"], fields["body_da"]) == ({"type": "text", "analyzer": "text_en"}, {"type": "text"})
    assert not [name for name in fields if name.startswith("stems_")]
    store(index, document("a", "Et hus", "Huset er solgt", language="da"), document("b", "A house", language="en"))
    assert ids(server.engine().search(Query("hus"))) == ["a"]
    assert ids(server.engine().search(Query("house", Filters(languages=("en",))))) == ["b"]
    assert index.read(["a"])["a"].document.article.title == "Et hus"


def test_an_article_of_before_its_language_had_fields_is_found_read_and_written_again(server: Server) -> None:
    index, engine = server.index(), server.engine()
    index.install()
    danish = document("a", "Et hus", "Huset er solgt", language="da")
    store(index, danish)
    source = server.client.get(index=server.alias, id="a")["_source"]
    for name in ("title", "body"):
        source[f"{name}_other"] = source.pop(f"{name}_da")
    server.client.index(index=server.alias, id="a", document=source, refresh=True)
    stored = index.read(["a"])["a"]
    assert stored.document == engine.get("a") == danish
    [hit] = engine.search(Query("solgt", Filters(languages=("da",)))).hits
    assert set(hit.highlights) == {"body"}
    index.write([Write(stored.document, stored.version)])
    assert "title_da" in server.client.get(index=server.alias, id="a")["_source"]


def test_an_older_release_puts_neither_its_template_nor_its_mapping_back(server: Server) -> None:
    newer = of_release(FIELDS_VERSION + 1, articles_of(server.alias, mood={"type": "keyword"}))
    installed(server, newer)
    index = server.index()
    before = mapped(server), server.client.indices.get_index_template(name=server.alias).body
    index.install()
    assert (mapped(server), server.client.indices.get_index_template(name=server.alias).body) == before
    assert [outcome.fate for outcome in index.write([Write(EVENT, None)])] == [WriteFate.DONE]


def test_a_document_of_before_there_was_the_mark_was_not_cut(server: Server) -> None:
    index = server.index()
    index.install()
    index.write([Write(document("a"), None)])
    source = server.client.get(index=server.alias, id="a")["_source"]
    assert (source.pop("truncated"), "truncated" in source["document"]) == (False, False), "older releases read it"
    server.client.index(index=server.alias, id="a", document=source)
    assert not index.read(["a"])["a"].document.truncated


def test_a_field_that_was_given_up_is_left_out_as_a_document_is_read(server: Server) -> None:
    index = server.index()
    index.install()
    index.write([Write(document("a"), None)])
    source = server.client.get(index=server.alias, id="a")["_source"]
    source["document"]["inbound"] = 0
    server.client.index(index=server.alias, id="a", document=source, refresh=True)
    stored = index.read(["a"])["a"]
    assert stored.document == server.engine().get("a") == document("a")
    index.write([Write(stored.document, stored.version)])
    assert "inbound" not in server.client.get(index=server.alias, id="a")["_source"]["document"]


def test_a_field_of_another_type_makes_writers_wait_and_refuses_nothing(server: Server) -> None:
    installed(server, without_meta(articles_of(server.alias, event_ids={"type": "long"})))
    index = server.index()
    for call in (index.install, lambda: index.write([Write(EVENT, None)])):
        with pytest.raises(TransientError, match=rf"{versioned(server.alias)}.*event_ids.*newswire index"):
            call()


def test_what_a_newer_release_took_away_makes_older_writers_wait(server: Server) -> None:
    installed(server, of_release(FIELDS_VERSION + 1, articles_of(server.alias, event_ids=None)))
    index = server.index()
    index.install()
    with pytest.raises(TransientError, match=rf"event_ids.*schema {FIELDS_VERSION + 1}.*release"):
        index.write([Write(EVENT, None)])


def test_a_document_that_is_wrong_by_itself_is_refused_as_ever(server: Server) -> None:
    index = server.index()
    index.install()
    endless = document("b", entities=(entity("e" * 40_000, "E", "event"),))
    outcomes = index.write([Write(each, None) for each in (document("a"), endless)])
    assert [outcome.fate for outcome in outcomes] == [WriteFate.DONE, WriteFate.REFUSED]


def test_a_record_is_kept_whichever_release_made_its_index(server: Server) -> None:
    alias = people_alias(server.prefix)
    older = mapping.people_template(alias)["template"]
    del older["mappings"]["properties"]["record"]
    server.client.indices.create(index=versioned(alias), aliases={alias: {}}, **older)
    record = StoredRecord(kind="source", name="saltmere", revision=1, record={"a": 1})
    server.index().write_record(record)
    assert server.index().records("source") == [record]
