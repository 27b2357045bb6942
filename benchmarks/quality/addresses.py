"""Which addresses are one article, beside canonical forms of other tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from labels.score_identity import PAIRS, pairs

from benchmarks.peers.asking import Peer, ask_together
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

CANONICAL = (
    Peer("newswire", "benchmarks.peers.own:identity", "newswire"),
    Peer("w3lib", "benchmarks.peers.others:w3lib"),
    Peer("courlan", "benchmarks.peers.others:courlan"),
)


def measure(sets: Sets) -> Iterator[Figure]:
    """Wrong merges, which lose an article, and wrong splits, which store a copy; soft pairs are debatable."""
    for where, path in (("patterns of sites", sets.root / "identity" / "pairs.jsonl"), ("own", PAIRS)):
        labelled = list(pairs(path))
        asked = [{"url": pair[side]} for pair in labelled for side in ("a", "b")]
        for name, answers in ask_together(CANONICAL, asked).items():
            keys = [answer.given.get("key") for answer in answers]
            wrong = Counter(map(_verdict, labelled, keys[::2], keys[1::2]))
            counts = {kind: float(wrong[kind]) for kind in ("merged", "split", "soft merged", "soft split")}
            yield from figures_of("identity", where, name, counts, len(labelled))


def _verdict(pair: dict[str, Any], a: str | None, b: str | None) -> str:
    is_one = a == b and a is not None
    if is_one == (pair["label"] == "same"):
        return "right"
    return f"{'soft ' if pair.get('soft') else ''}{'merged' if is_one else 'split'}"
