#!/usr/bin/env python3
"""Score the identity of addresses against labelled pairs.

    python tests/labels/score_identity.py [PAIRS.jsonl] [--half development|final] [--worst]

A line of a file is `{id, a, b, label: same|different, soft}`; a soft pair is debatable.  A wrong merge loses an
article, a wrong split stores a copy.  Halves are by a hash of the id: rules are made with one and judged on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newswire_shared.contracts.identity import canonicalize

PAIRS = Path(__file__).resolve().parents[1] / "fixtures" / "identity" / "pairs.jsonl"
HALVES = ("development", "final")


def half_of(pair_id: str) -> str:
    """The half of a pair, which no change of other pairs moves."""
    return HALVES[hashlib.sha256(pair_id.encode()).digest()[-1] % 2]


def pairs(path: Path, half: str | None = None) -> Iterator[dict[str, Any]]:
    """The labelled pairs of a file, or those of one half."""
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        if half in (None, half_of(pair["id"])):
            yield pair


def verdict(pair: dict[str, Any]) -> str:
    """`right`, `wrong merge` or `wrong split`."""
    is_one = canonicalize(pair["a"]).key == canonicalize(pair["b"]).key
    if is_one == (pair["label"] == "same"):
        return "right"
    return "wrong merge" if is_one else "wrong split"


def main() -> None:
    """Print the table, and with `--worst` every pair that is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--worst", action="store_true")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs(given.path, given.half):
        found, kind = verdict(pair), f"{'soft ' if pair.get('soft') else ''}{pair['label']}"
        counts[kind, found] += 1
        if given.worst and found != "right":
            print(f"{found}  {pair['id']}\n  {pair['a']}\n  {pair['b']}")
    for kind in ("same", "soft same", "different", "soft different"):
        total = sum(count for (label, _), count in counts.items() if label == kind)
        print(f"{kind:<15}{total:>5}  wrong {total - counts[kind, 'right']}")


if __name__ == "__main__":
    main()
