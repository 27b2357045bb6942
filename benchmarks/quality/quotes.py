"""Quotes, attribution and dates of labelled pages, by language: the development half."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from labels.score_quotes import pages, score_quotes, score_spans
from newswire_enrich.composition.offline import Offline

from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

HALF = "development"
KINDS = ("direct", "indirect")
SPANS = {"attribution": "relation", "dates": "date"}


def measure(sets: Sets) -> Iterator[Figure]:
    """Recall, precision and the share of right speakers, for English, all others, and each of the others."""
    counted: dict[str, Counter[str]] = {"en": Counter(), "all others": Counter()}
    number: Counter[str] = Counter()
    labelled = list(pages(sets.page_folder, HALF))
    for (label, article), tags in zip(labelled, Offline.open().tag([a for _, a in labelled]), strict=True):
        counts = counts_of(label, article["body"], tags)
        language = label["language"]
        for where in dict.fromkeys((language, "en" if language == "en" else "all others")):
            counted.setdefault(where, Counter()).update(counts)
            number[where] += 1
    for where, counts in counted.items():
        for name in (*KINDS, *SPANS):
            if counts[f"{name} labels"]:
                yield from figures_of(name, where, "newswire", rates(name, counts), counts[f"{name} labels"])
        yield from figures_of("quoted pages", where, "newswire", {"pages": number[where]}, number[where])


def counts_of(label: dict[str, object], body: str, tags: dict[str, object]) -> Counter[str]:
    """What the scorer counts on one page."""
    counts: Counter[str] = Counter()
    plain, asked = json.loads(json.dumps(tags)), label["labelled"]
    assert isinstance(asked, list)
    for kind in (kind for kind in KINDS if kind in asked):
        score_quotes(kind, label, plain, body, counts)
    for name, key in SPANS.items():
        if name in asked:
            score_spans(name, key, label, plain, counts)
    return counts


def rates(name: str, counts: Counter[str]) -> dict[str, float | None]:
    """The scorer's measures; a right quote with the right speaker is what a reader counts."""
    labels, found, wrong = (counts[f"{name} {what}"] for what in ("labels", "found", "wrong"))
    values: dict[str, float | None] = {"recall": found / labels}
    if found + wrong:  # of nothing that was said, no share is right
        values["precision"] = found / (found + wrong)
    if name in KINDS and found:
        values["speaker"] = counts[f"{name} speaker"] / found
    if name in KINDS:
        values["with speaker"] = counts[f"{name} speaker"] / labels
    return values
