"""How well linking finds stories and near-copies, on labelled sets, beside single-pass TF-IDF centroids.

    .venv/bin/python -m benchmarks.linking FOLDER [--workers 4 --shuffle 3]

FOLDER holds sets as .jsonl or .jsonl.xz, one article a line: `id, title, text, published, source, lang, story` (the
gold cluster), and `dup_of` in sets of copies.  Each set is fed in the order of the file, or shuffled.  A set of stories
whose articles are all dated is also run ten times as dense.  Printed are B-cubed and pairwise F1, and for sets of
copies precision and recall.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from newswire_enrich.composition.offline import Offline
from newswire_enrich.draft import article_of, instant
from newswire_enrich.files.json_lines import read_objects
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.story_score import days_between
from newswire_enrich.offline.linking import draft_to_link
from newswire_enrich.stages.link import linkable_of

FED = ("id", "title", "text", "published", "source", "url", "lang")
DENSER = 10
CENTROID_AT, CENTROID_DAYS = 0.3, 10.0

Rows = list[dict[str, Any]]
Clusters = Mapping[str, str]


def main() -> None:
    """Run every set of a folder and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--shuffle", type=int, default=0, help="seed of the order of arrival; 0: that of the file")
    given = parser.parse_args()
    print(f"{'set':<36}{'newswire':>14}{'centroids':>14}")
    for path in sorted(given.folder.glob("*.jsonl*")):
        rows = list(read_objects(path))
        report(path.name.partition(".jsonl")[0], rows, given)
        if all(row["published"] for row in rows) and "dup_of" not in rows[0] and any(row["text"] for row in rows):
            report(f"{path.name.partition('.jsonl')[0]}, {DENSER} times denser", packed(rows), given)


def report(name: str, rows: Rows, given: argparse.Namespace) -> None:
    """Run one set and print how well it went."""
    fed = [{field: row.get(field) for field in FED} for row in rows]
    if given.shuffle:
        random.Random(given.shuffle).shuffle(fed)
    with Offline.open().links(fed, given.workers) as links:
        found = list(links)
    if "dup_of" in rows[0]:
        precision, recall = copies_found(rows, {line["id"]: line["duplicate_of"] for line in found})
        print(f"{name:<36}   precision {precision:.3f}, recall {recall:.3f}", flush=True)
        return
    gold = {row["id"]: row["story"] for row in rows}
    ours = scores(gold, {line["id"]: line["story"] for line in found})
    print(f"{name:<36}{ours:>14}{scores(gold, centroids(fed)):>14}", flush=True)


def packed(rows: Rows) -> Rows:
    """The same articles in a tenth of the time."""
    times = [instant(row["published"]) for row in rows]
    first = min(time for time in times if time)
    return [{**row, "published": _sooner(first, time)} for row, time in zip(rows, times, strict=True)]


def _sooner(first: datetime, time: datetime | None) -> str | None:
    return (first + (time - first) / DENSER).isoformat() if time else None


def scores(gold: Clusters, found: Clusters) -> str:
    """B-cubed and pairwise F1."""
    return f"{bcubed(gold, found):.3f} / {pairwise(gold, found):.3f}"


def bcubed(gold: Clusters, found: Clusters) -> float:
    """The F1 of the mean precision and recall of each article's own cluster (Bagga and Baldwin 1998)."""
    sizes, sizes_found, both = _counted(gold, found)
    precision = sum(both[gold[i], found[i]] / sizes_found[found[i]] for i in gold) / len(gold)
    recall = sum(both[gold[i], found[i]] / sizes[gold[i]] for i in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def pairwise(gold: Clusters, found: Clusters) -> float:
    """The F1 of pairs that are in one cluster."""
    wanted, given, right = (sum(n * (n - 1) for n in counts.values()) for counts in _counted(gold, found))
    return 2 * right / (wanted + given) if wanted + given else 0.0


def _counted(gold: Clusters, found: Clusters) -> tuple[Counter[Any], Counter[Any], Counter[Any]]:
    return Counter(gold.values()), Counter(found[i] for i in gold), Counter((gold[i], found[i]) for i in gold)


def copies_found(rows: Rows, found: Mapping[str, str | None]) -> tuple[float, float]:
    """Precision and recall of copies; naming any other article of the family is right."""
    family = {row["id"]: row["story"] for row in rows}
    right = sum(bool(row["dup_of"]) and family.get(found[row["id"]] or "") == row["story"] for row in rows)
    said, wanted = sum(bool(name) for name in found.values()), sum(bool(row["dup_of"]) for row in rows)
    return right / said if said else 1.0, right / wanted if wanted else 1.0


class Centroid:
    """A cluster of the comparison: the sum of its articles' terms, and when it was last added to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.terms: dict[int, float] = defaultdict(float)
        self.last_ms: int | None = None

    def add(self, terms: Mapping[int, float], published: int | None) -> None:
        """Take in an article."""
        for term, weight in terms.items():
            self.terms[term] += weight
        self.last_ms = published

    def cosine(self, terms: Mapping[int, float]) -> float:
        """How alike an article is."""
        length = sum(weight * weight for weight in self.terms.values()) ** 0.5
        return sum(weight * self.terms.get(term, 0.0) for term, weight in terms.items()) / (length or 1.0)


def centroids(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The clusters of single-pass TF-IDF centroids: each article joins the nearest that is near enough."""
    clusters: list[Centroid] = []
    found = {}
    for row in rows:
        article = linkable_of(article_of(draft_to_link(row)))
        own = sign(article.title, article.body, article.language)
        terms = dict(zip(own.terms.tolist(), own.weights.tolist(), strict=True))
        nearest = _nearest(clusters, terms, article.card.published_ms)
        if nearest is None:
            nearest = Centroid(row["id"])
            clusters.append(nearest)
        nearest.add(terms, article.card.published_ms)
        found[row["id"]] = nearest.name
    return found


def _nearest(clusters: Sequence[Centroid], terms: Mapping[int, float], published: int | None) -> Centroid | None:
    near = (c for c in clusters if (days_between(c.last_ms, published) or 0.0) <= CENTROID_DAYS)
    scored = max(((c.cosine(terms), -at, c) for at, c in enumerate(near)), default=None)
    return scored[2] if scored and scored[0] >= CENTROID_AT else None


if __name__ == "__main__":
    main()
