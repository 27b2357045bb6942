"""Score the output of `newswire tag` against the labelled mentions of `tests/labels/entities`; see the README there.

A label is answered when a mention covers at least half of its characters and its entity's confidence reaches `--sure`.
Accuracy is the share right among the answered; coverage is the share answered of the labels that have an entity.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = Path(__file__).parent / "entities" / "labels.jsonl"
GROUPS = ("all", "ambiguous", "not ambiguous", "place", "person", "organisation", "name", "alias", "demonym")
PLACES_THAT_CLAIM = ("country:", "geo:", "region:")


@dataclass(frozen=True, slots=True)
class Label:
    """A mention, the groups it counts in, and the ids that are right for it: none where the text does not tell."""

    doc: str
    field: str
    start: int
    end: int
    text: str
    groups: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A tagged mention with the id and the confidence of its entity."""

    field: str
    start: int
    end: int
    id: str
    confidence: float


Pair = tuple[Label, str | None]


def is_judging(doc: str) -> bool:
    """Whether a text belongs to the half that judges: the first hex digit of the SHA-1 of its id is odd."""
    return int(hashlib.sha1(doc.encode()).hexdigest()[0], 16) % 2 == 1


def read_labels(path: Path) -> Iterator[Label]:
    """The labels of a file, in its order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ids = (row["entity"], *row.get("also", ())) if row["entity"] else ()
        groups = ("all", "ambiguous" if row["ambiguous"] else "not ambiguous", row["type"], row["kind"])
        yield Label(row["id"], row["field"], row["start"], row["end"], row["text"], groups, ids)


def read_answers(path: Path) -> dict[str, list[Answer]]:
    """The tagged mentions by text, from the output of `newswire tag`."""
    answers: dict[str, list[Answer]] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        mentions = [(entity, mention) for entity in row["entities"] for mention in entity["mentions"]]
        answers[row["id"]] = [Answer(m["field"], m["start"], m["end"], e["id"], e["confidence"]) for e, m in mentions]
    return answers


def answer_to(label: Label, answers: Iterable[Answer], sure: float) -> str | None:
    """The id of the sure mention that fits a label's span best, or None."""

    def shared(answer: Answer) -> int:
        return min(label.end, answer.end) - max(label.start, answer.start) if answer.field == label.field else 0

    def fit(answer: Answer) -> tuple[float, float]:
        return shared(answer) / (max(label.end, answer.end) - min(label.start, answer.start)), answer.confidence

    best = max((a for a in answers if 2 * shared(a) >= label.end - label.start), key=fit, default=None)
    return best.id if best and best.confidence >= sure else None


def report(name: str, pairs: list[Pair]) -> str:
    """One line of figures over the labels that have an entity."""
    answered = [(label, given) for label, given in pairs if given]
    right = sum(given in label.ids for label, given in answered)
    coverage = len(answered) / max(1, len(pairs))
    return f"{name:<14}{len(pairs):>6} labels  coverage {coverage:.3f}  accuracy {right / max(1, len(answered)):.3f}"


def print_report(pairs: list[Pair], wrong: int) -> None:
    """Print the figures of each group, and some wrong answers of the development half."""
    known, unsure = [p for p in pairs if p[0].ids], [p for p in pairs if not p[0].ids]
    for group in GROUPS:
        print(report(group, [p for p in known if group in p[0].groups]))
    claims = sum(given is not None and given.startswith(PLACES_THAT_CLAIM) for _, given in unsure)
    print(f"{'unsure':<14}{len(unsure):>6} labels  false claims {claims}")
    mistakes = [(x, given) for x, given in known if given and given not in x.ids and not is_judging(x.doc)]
    for label, given in mistakes[:wrong]:
        print(f"{label.doc} {label.field}:{label.start} {label.text!r}: {label.ids[0]}, given {given}")


def main() -> None:
    """Read the arguments and score."""
    parser = argparse.ArgumentParser(description="Score entity ids.")
    parser.add_argument("tagged", type=Path, help="output of `newswire tag`")
    parser.add_argument("--sure", type=float, default=0.5, help="least confidence that counts as an answer")
    parser.add_argument("--half", choices=("dev", "judging", "all"), default="dev")
    parser.add_argument("--wrong", type=int, default=0, help="wrong answers to print; only of the development half")
    args = parser.parse_args()
    answers = read_answers(args.tagged)
    labels = [x for x in read_labels(LABELS) if args.half in ("all", "judging" if is_judging(x.doc) else "dev")]
    print_report([(x, answer_to(x, answers.get(x.doc, []), args.sure)) for x in labels], args.wrong)


if __name__ == "__main__":
    main()
