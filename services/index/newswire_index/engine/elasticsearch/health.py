"""Whether an Elasticsearch serves all that it holds, asked as searches and writes ask: by no right that they lack."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.engines.elasticsearch_client import Elasticsearch

from newswire_index.engine.elasticsearch import blocks

PATIENCE_S = 5.0  # a search that finds nothing takes milliseconds: what takes as long helps nobody


def ailment(client: Elasticsearch, aliases: Sequence[str]) -> str:
    """Why the indices behind some aliases do not serve, "" if they do."""
    quick = client.options(request_timeout=PATIENCE_S, max_retries=0)
    found = quick.search(index=[*aliases], size=0, track_total_hits=False, ignore_unavailable=True)
    shards = found["_shards"]
    if shards["failed"]:
        return (
            f"the cluster is red: {shards['failed']} of {shards['total']} shards do not answer, and what they hold is "
            "neither found nor written"
        )
    return blocks.blocked(quick, aliases)
