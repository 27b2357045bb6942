"""Edges between articles in Elasticsearch: one small document each, under an id that source and target make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.links import LinkEdge, edge_fields
from newswire_shared.engines.elasticsearch_client import Elasticsearch

from newswire_index.engine.elasticsearch.paging import all_hits
from newswire_index.engine.ports import SourceLinks

ACTIONS = 2000  # of a request: half a megabyte, which the strictest of proxies lets through
ANSWER_PARTS = ("items.*.status", "items.*.error.type", "items.*.error.reason")

Action = tuple[bytes, ...]


def write(client: Elasticsearch, alias: str, links: Sequence[SourceLinks]) -> None:
    """Write and remove edges by bulk requests.  Raises EngineAway where one is not taken: all are sent again then."""
    _send(client, alias, [action for each in links for action in _actions(each)], to_alias=True)


def remove(client: Elasticsearch, index: str, sources: Sequence[str]) -> None:
    """Remove the edges of some sources from an alias or an index, also those just written."""
    client.indices.refresh(index=index)  # a search sees only what was refreshed
    query = {"terms": {"source": list(sources)}}
    found = all_hits(client, index, ["source", "targets"], query=query, source=False, version=True)
    # at the version that is there: a higher one would refuse the same edge where a take-down is undone at once
    _send(client, index, [_removed(hit["_id"], hit["_version"]) for hit in found], to_alias=False)


def _actions(links: SourceLinks) -> Iterator[Action]:
    yield from (_written(edge, links.version) for edge in links.edges)
    for target in links.dropped:
        yield _removed(LinkEdge(links.source, target, "", 0).id, links.version)


def _written(edge: LinkEdge, version: int) -> Action:
    return orjson.dumps({"index": _versioned(edge.id, version)}), orjson.dumps(edge_fields(edge))


def _removed(edge_id: str, version: int) -> Action:
    return (orjson.dumps({"delete": _versioned(edge_id, version)}),)


def _versioned(edge_id: str, version: int) -> dict[str, Any]:
    # gte: what is written twice is written, as after a rebuild, which gives another text to the same capture
    return {"_id": edge_id, "version": version, "version_type": "external_gte"}


def _send(client: Elasticsearch, index: str, actions: Sequence[Action], *, to_alias: bool) -> None:
    for place in range(0, len(actions), ACTIONS):
        operations: list[Any] = [line for action in actions[place : place + ACTIONS] for line in action]
        answer = client.bulk(index=index, operations=operations, filter_path=ANSWER_PARTS, require_alias=to_alias)
        for item in answer["items"]:
            _check(index, *item.values())


def _check(index: str, answer: Mapping[str, Any]) -> None:
    error = answer.get("error")
    if error is None or answer["status"] == 409:  # a conflict: a newer capture was written
        return
    raise EngineAway(f"{index} does not take a link: {answer['status']} {error['type']}: {error.get('reason', '')}")
