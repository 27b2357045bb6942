"""Whether an Elasticsearch serves all that it holds, asked as searches and writes ask: by no right that they lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.engines.elasticsearch_client import Elasticsearch

from newswire_index.engine.elasticsearch import blocks
from newswire_index.engine.ports import Condition

PATIENCE_S = 5.0  # a search that finds nothing takes milliseconds: what takes as long helps nobody


def condition(client: Elasticsearch, aliases: Sequence[str]) -> Condition:
    """How the indices behind some aliases are: one search that finds nothing, and what keeps writes out."""
    quick = client.options(request_timeout=PATIENCE_S, max_retries=0)
    found = quick.search(index=[*aliases], size=0, track_total_hits=False, ignore_unavailable=True)
    return Condition(_red(found["_shards"]), blocks.blocked(quick, aliases))


def _red(shards: Mapping[str, int]) -> str:
    if not shards["failed"]:
        return ""
    return (
        f"the cluster is red: {shards['failed']} of {shards['total']} shards do not answer, and what they hold is "
        "neither found nor written"
    )
