"""Related items of labelled pages: the development half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from labels.score_related import LABELS, Score, add_page, labelled_links, read_lines

from benchmarks.peers.asking import Answer
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

HALF = "development"


def measure(sets: Sets, answers: Mapping[str, Answer]) -> Iterator[Figure]:
    """Precision and recall of items, and the share of the bodies that is anchors of offers; answers are by page."""
    score, labelled = Score(), read_lines(LABELS / f"{HALF}.jsonl")
    for page in labelled:
        add_page(score, labelled_links(page, sets.page_folder), dict(answers[page["id"]].given), False, page)
    values = {
        "precision": score.right / (score.predicted or 1),
        "recall": score.right / score.offered,
        "leaked": score.leaked / (score.characters or 1),
        "pages": len(labelled),
    }
    yield from figures_of("related", HALF, "newswire", values, score.offered)
