"""A cluster that is red is told of by a search that finds nothing."""

from __future__ import annotations

from newswire_index.engine.ports import Condition

from contract.engines import Server


def test_shards_that_nobody_has_are_told(server: Server) -> None:
    index = server.index()
    index.install()
    name = f"{server.alias}-nowhere"
    server.client.indices.create(
        index=name, settings={"index.routing.allocation.require._name": "nobody"}, aliases={server.alias: {}},
        wait_for_active_shards=0,
    )  # fmt: skip
    assert "the cluster is red: 1 of" in index.condition().why
    server.client.indices.delete(index=name)
    assert index.condition() == Condition()
