"""Names and their ids: each set's own metric, beside the models alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from labels.score_entities import LABELS, Answer, answer_to, is_judging, read_labels

from benchmarks.peers.asking import Peer, ask_together
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Sets

BASE = "en_core_web_md"
TAGGERS = (
    Peer("newswire", "benchmarks.peers.own:tagger", "newswire"),
    Peer(BASE, "benchmarks.peers.others:spacy_md"),
    Peer("en_core_web_sm", "benchmarks.peers.others:spacy_sm"),
)
TEXTS = Path(LABELS).with_name("texts.jsonl")
SURE = 0.5  # confidence that counts as an answer, as in the scorer
GROUPS = ("all", "ambiguous", "person", "organisation", "place")


def measure(sets: Sets) -> Iterator[Figure]:
    """The figures of each set, and those of ids."""
    score = sets.scorer("entities")
    for where, documents in sets.lines("entities"):
        answers = ask_together(TAGGERS, [{"text": document["text"]} for document in documents])
        base_ms = sum(answer.ms for answer in answers[BASE])
        for name, given in answers.items():
            predicted = {d["id"]: dict(a.given) for d, a in zip(documents, given, strict=True)}
            found, _ = score.score(documents, predicted)
            values = {kind: found[kind]["f1"] for kind in ("all", "person", "organisation", "place", "spans_only")}
            both = {"precision": found["all"]["precision"], "recall": found["all"]["recall"]}
            time = sum(answer.ms for answer in given) / base_ms
            yield from figures_of("entities", where, name, {**values, **both, "time": time}, len(documents))
    yield from ids()


def ids() -> Iterator[Figure]:
    """How many labelled mentions get an id, and how many of those the right one: the development half."""
    texts = [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]
    given = _answers([text for text in texts if not is_judging(text["id"])])
    labels = [label for label in read_labels(LABELS) if label.doc in given and label.ids]
    answers = {label: answer_to(label, given[label.doc], SURE) for label in labels}
    for group in GROUPS:
        some = [label for label in labels if group in label.groups]
        answered = [label for label in some if answers[label]]
        right = sum(answers[label] in label.ids for label in answered)
        values = {"coverage": len(answered) / len(some), "accuracy": right / (len(answered) or 1)}
        yield from figures_of("ids", group, "newswire", values, len(some))


def _answers(texts: list[dict[str, str]]) -> dict[str, list[Answer]]:
    from newswire_enrich.composition.offline import Offline

    return {
        row["id"]: [
            Answer(m["field"], m["start"], m["end"], entity["id"], entity["confidence"])
            for entity in row["entities"]
            for m in entity["mentions"]
        ]
        for row in Offline.open().tag(texts)
    }
