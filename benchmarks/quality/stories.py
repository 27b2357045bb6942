"""Stories and near-copies, beside single-pass TF-IDF centroids."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from labels.copies import make
from labels.copies import score as copies
from newswire_enrich.composition.offline import Offline

from benchmarks.linking import FED, centroids
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

STORY_MEASURES = ("b3_f1", "b3_p", "b3_r", "pair_f1")
COPY_MEASURES = ("precision", "recall", "f1")
Rows = list[dict[str, Any]]


def measure(sets: Sets) -> Iterator[Figure]:
    """The figures of each set, by its own metric."""
    score = sets.scorer("linking")
    for where, rows in sets.lines("linking"):
        fed = [{name: row.get(name) for name in FED} for row in rows]
        linked = _linked(fed)
        if "dup_of" in rows[0]:
            found = score.dups(rows, rows, {line["id"]: line["duplicate_of"] for line in linked})
            yield from figures_of("copies", where, "newswire", {m: found[m] for m in COPY_MEASURES}, len(rows))
            continue
        for name, stories in (("newswire", {x["id"]: x["story"] for x in linked}), ("centroids", centroids(fed))):
            found = score.clusters(rows, stories)
            yield from figures_of("stories", where, name, {m: found[m] for m in STORY_MEASURES}, len(rows))
    yield from made_copies()


def made_copies() -> Iterator[Figure]:
    """Copies and look-alikes written for the project: the half that is for development."""
    with tempfile.TemporaryDirectory(prefix="newswire-copies-") as folder:
        make.write(make.everything(), Path(folder))
        gold: copies.Gold = json.loads((Path(folder) / "gold.json").read_text("utf-8"))
        articles = [json.loads(line) for line in (Path(folder) / "articles.jsonl").read_text("utf-8").splitlines()]
    named = {row["id"]: row["duplicate_of"] for row in _linked(articles)}
    developed = [name for name in gold if copies.half(name, gold) == "dev"]
    found = Counter(copies.verdict(name, named.get(name), gold) for name in developed)
    right, said = found["found"], found["found"] + found["false"] + found["wrong family"]
    wanted = found["found"] + found["missed"] + found["wrong family"]
    values: dict[str, float | None] = {"precision": right / (said or 1), "recall": right / (wanted or 1)}
    yield from figures_of("copies", "made look-alikes", "newswire",
                          {**values, "f1": 2 * right / ((said + wanted) or 1)}, len(developed))  # fmt: skip


def _linked(articles: Rows) -> Rows:
    with Offline.open().links(articles, 1) as links:
        return list(links)
