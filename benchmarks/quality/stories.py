"""Stories and near-copies, beside single-pass TF-IDF centroids and MinHash LSH."""

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
from benchmarks.peers.asking import Peer, ask_together
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

STORY_MEASURES = ("b3_f1", "b3_p", "b3_r", "pair_f1")
COPY_MEASURES = ("precision", "recall", "f1")
LSH = Peer("MinHash LSH", "benchmarks.peers.others:minhash")
Rows = list[dict[str, Any]]
Named = dict[str, str | None]


def measure(sets: Sets) -> Iterator[Figure]:
    """The figures of each set, by its own metric."""
    score = sets.scorer("linking")
    for where, rows in sets.lines("linking"):
        fed = [{name: row.get(name) for name in FED} for row in rows]
        linked = _linked(fed)
        if "dup_of" in rows[0]:
            for name, named in (("newswire", _copies(linked)), (LSH.name, _near(rows))):
                found = score.dups(rows, rows, named)
                yield from figures_of("copies", where, name, {m: found[m] for m in COPY_MEASURES}, len(rows))
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
    for name, named in (("newswire", _copies(_linked(articles))), (LSH.name, _near(articles))):
        developed = [article for article in gold if copies.half(article, gold) == "dev"]
        found = Counter(copies.verdict(article, named.get(article), gold) for article in developed)
        yield from figures_of("copies", "made look-alikes", name, rates(found), len(developed))


def rates(found: Counter[str]) -> dict[str, float | None]:
    """Precision, recall and F1 of verdicts."""
    right, said = found["found"], found["found"] + found["false"] + found["wrong family"]
    wanted = found["found"] + found["missed"] + found["wrong family"]
    return {"precision": right / (said or 1), "recall": right / (wanted or 1), "f1": 2 * right / ((said + wanted) or 1)}


def _near(articles: Rows) -> Named:
    """What the index of near-copies names; nothing is asked twice, since it remembers what it was asked."""
    asked = [{"id": row["id"], "text": row.get("text") or row.get("body") or ""} for row in articles]
    answers = ask_together([LSH], asked, warm=0)[LSH.name]
    return {row["id"]: answer.given.get("duplicate_of") for row, answer in zip(articles, answers, strict=True)}


def _copies(linked: Rows) -> Named:
    return {line["id"]: line["duplicate_of"] for line in linked}


def _linked(articles: Rows) -> Rows:
    with Offline.open().links(articles, 1) as links:
        return list(links)
