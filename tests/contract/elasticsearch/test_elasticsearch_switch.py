"""Writers that meet the switch of an alias to another version of its index: who read before it never overwrites."""

from __future__ import annotations

import pytest
from newswire_index.engine.ports import Write, WriteFate
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.index_schema import versioned

from contract.articles import document
from contract.engines import Server


def switch(server: Server, *, block: bool = True) -> None:
    """The alias stands for a second version, with what the first one holds."""
    client, (old, new) = server.client, (versioned(server.alias, version) for version in (1, 2))
    client.indices.create(index=new)
    client.indices.refresh(index=old)
    for hit in client.search(index=old, sort=["_seq_no"])["hits"]["hits"]:
        client.index(index=new, id=hit["_id"], document=hit["_source"])
    if block:
        client.indices.add_block(index=old, block="write")
    add = {"index": new, "alias": server.alias, "is_write_index": True}
    client.indices.update_aliases(actions=[{"remove": {"index": old, "alias": server.alias}}, {"add": add}])


def test_who_read_before_a_switch_does_not_overwrite_what_was_written_since(server: Server) -> None:
    """The numbers of versions begin anew in a new index, and may be equal by chance."""
    index = server.index()
    index.install()
    index.write([Write(document("a", title="one"), None)])
    early = index.read(["a"])["a"].version
    index.write([Write(document("a", title="two"), early)])
    switch(server)
    with pytest.raises(EngineAway, match="takes no writes"):  # held, and then read again
        index.write([Write(document("a", title="one, edited"), early)])
    stored = index.read(["a"])["a"]
    assert stored.document.article.title == "two"
    assert [each.fate for each in index.write([Write(document("a", title="three"), stored.version)])] == [
        WriteFate.DONE
    ]


def test_what_was_not_there_before_a_switch_is_made_once(server: Server) -> None:
    index = server.index()
    index.install()
    index.write([Write(document("a", title="one"), None)])
    switch(server)
    outcomes = index.write([Write(document(name), None) for name in ("a", "b")])
    assert [outcome.fate for outcome in outcomes] == [WriteFate.CONFLICT, WriteFate.DONE]


def test_a_version_of_an_index_that_is_gone_is_read_again(server: Server) -> None:
    index = server.index()
    index.install()
    index.write([Write(document("a"), None), Write(document("b"), None)])
    early = index.read(["a"])["a"].version
    switch(server)
    server.client.indices.delete(index=versioned(server.alias))
    outcomes = index.write([Write(document("a", title="late"), early), Write(document("c"), None)])
    assert [outcome.fate for outcome in outcomes] == [WriteFate.CONFLICT, WriteFate.DONE]
    assert not server.client.indices.exists(index=versioned(server.alias)), "nobody makes it again"
