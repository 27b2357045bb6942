"""What keeps an Elasticsearch that answers from taking writes: a lost alias, a full disk, an index made read-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newswire_shared.engines.elasticsearch_client import Elasticsearch
from newswire_shared.engines.elasticsearch_homes import lost_alias

BLOCKED = "cluster_block_exception"  # of an item; its status is 403, 429 for a full disk, 503 while a server starts
FULL_DISK = "index.blocks.read_only_allow_delete"
BLOCK = "index.blocks.write"  # what a migration sets for its last round
READ_ONLY = (BLOCK, "index.blocks.read_only")


def blocked(client: Elasticsearch, aliases: Sequence[str]) -> str:
    """Why the indices behind some aliases take no writes, and what mends that; "" if they take them."""
    lost = [alias for alias in aliases if not client.indices.exists_alias(name=alias)]
    if lost:
        return lost_alias(lost[0])
    found = client.indices.get_settings(index=list(aliases), name="index.blocks.*", flat_settings=True)
    return next(_reasons(found.body), "")


def block_of(answer: Mapping[str, Any]) -> str:
    """The words of a block in the answer to one item; "" where it is something else."""
    (item,) = answer.values()
    error = item.get("error", {})
    return str(error.get("reason", "no reason given")) if error.get("type") == BLOCKED else ""


def _reasons(found: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[str]:
    for name, index in sorted(found.items()):
        blocks = {block for block, value in index["settings"].items() if value == "true"}
        if FULL_DISK in blocks:
            yield (
                f"{name} takes no writes ({FULL_DISK}): a disk of Elasticsearch is too full. Give it room; it lifts "
                "the block itself as soon as the disk is below its high watermark"
            )
        for block in blocks.intersection(READ_ONLY):
            yield f"{name} takes no writes: somebody set {block}. Set it to null when writes may go on"
