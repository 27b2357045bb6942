"""Each difference between a server's indices and this release is shown, with what mends it."""

from __future__ import annotations

from typing import Any

from newswire_index.engine.elasticsearch import mapping
from newswire_index.engine.elasticsearch.analysis import available
from newswire_shared.contracts.index_schema import FIELDS_VERSION, versioned

from contract.engines import Server


def told(server: Server) -> set[tuple[str, str, str]]:
    """Where what is otherwise, and what mends it; of articles."""
    found = server.index().differences()
    return {(each.where, each.part, each.mend) for each in found if each.alias == server.alias}


def template_of(server: Server) -> dict[str, Any]:
    return mapping.articles_template(server.alias, available(server.client))


def test_what_is_missing_is_installed(server: Server) -> None:
    assert {(part, mend) for _, part, mend in told(server)} == {("all of it", "`newswire index install`")}
    server.index().install()
    assert server.index().differences() == []


def test_each_field_analyzer_and_setting_that_is_otherwise_is_named(server: Server) -> None:
    other = template_of(server)
    fields = other["template"]["mappings"]["properties"]
    del fields["kind"]
    fields["source"], fields["mood"] = {"type": "long"}, {"type": "keyword"}
    other["template"]["settings"]["analysis"]["analyzer"]["text_de"] = {"type": "standard", "max_token_length": 20}
    other["template"]["settings"]["number_of_shards"] = 2
    meta = {"schema": FIELDS_VERSION - 1, "digest": "", "release": "0"}
    other["template"]["mappings"]["_meta"] = other["_meta"] = meta
    server.client.indices.create(index=versioned(server.alias), aliases={server.alias: {}}, **other["template"])
    server.client.indices.put_index_template(name=server.alias, **template_of(server))
    install, migrate = "`newswire index install`", "`newswire index migrate`"
    assert {(part, mend) for _, part, mend in told(server)} == {
        ("the schema", install),
        ("field kind", install),
        ("field source", migrate),
        ("field mood", migrate),
        ("analyzer text_de", migrate),
        ("setting number_of_shards", migrate),
    }


def test_what_a_newer_release_made_is_left_to_it(server: Server) -> None:
    server.index().install()
    name = versioned(server.alias)
    meta = {"schema": FIELDS_VERSION + 1, "digest": "", "release": "9"}
    server.client.indices.put_mapping(index=name, properties={"mood": {"type": "keyword"}}, meta=meta)
    assert [(where, part) for where, part, _ in told(server)] == [(name, "the schema")]


def test_that_writing_is_refused_is_a_difference(server: Server) -> None:
    server.index().install()
    server.client.indices.add_block(index=versioned(server.alias), block="write")
    ((where, part, mend),) = told(server)
    assert (where, part) == (versioned(server.alias), "writing") and "newswire index migrate" in mend
