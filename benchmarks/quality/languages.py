"""The language of a text, beside other detectors: pages whose language a person labelled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from labels.score_quotes import LABELS
from newswire_enrich.stages.language import LEAD_CHARACTERS

from benchmarks.peers.asking import Peer, ask_together
from benchmarks.quality.figures import Figure
from benchmarks.quality.sets import Sets

DETECTORS = (
    Peer("newswire", "benchmarks.peers.own:detector", "newswire"),
    Peer("py3langid", "benchmarks.peers.others:langid"),
    Peer("langdetect", "benchmarks.peers.others:langdetect"),
)
SHORT_WORDS = 8  # of a headline
SAME = {"nb": "no", "nn": "no"}  # tools name Norwegian differently


def measure(sets: Sets) -> Iterator[Figure]:
    """The share that is right: of the beginnings that newswire reads, and of their first words alone."""
    bodies = {page.id: page.gold["body"] for page in sets.pages()}
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    texts = [bodies[label["id"]][:LEAD_CHARACTERS] for label in labels]
    for measure, asked in (("lead", texts), ("words", [" ".join(text.split()[:SHORT_WORDS]) for text in texts])):
        answers = ask_together(DETECTORS, [{"text": text} for text in asked])
        for name, each in answers.items():
            right = [_is(label, answer.given) for label, answer in zip(labels, each, strict=True)]
            yield from _by_language(name, measure, labels, right)


def _is(label: dict[str, Any], given: Any) -> bool:
    found = given.get("language")
    return bool(SAME.get(found, found) == label["language"])


def _by_language(name: str, measure: str, labels: list[dict[str, Any]], right: list[bool]) -> Iterator[Figure]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for label, one in zip(labels, right, strict=True):
        groups["all"].append(one)
        groups[label["language"]].append(one)
    for where, some in groups.items():
        yield Figure("detection", where, name, measure, sum(some) / len(some), len(some))
