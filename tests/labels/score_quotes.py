#!/usr/bin/env python3
"""Score quotes, speakers, attribution and dates against the labels in `quotes/pages.jsonl`.

    python tests/labels/score_quotes.py PAGES_DIR [--half HALF] [--worst]

PAGES_DIR holds the recorded pages' SET/gold.json files.  Texts whose sha1 differs from the label's are refused.
A quote is found where a predicted one shares at least 80 % of the characters of either; each label and each prediction
counts once.  What overlaps only an optional label is neither right nor wrong.  A speaker is right where its words are
among those of a listed mention, or the other way round, or both are null.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.settings import EnrichSettings
from newswire_shared.contracts.settings import load

LABELS = Path(__file__).parent / "quotes" / "pages.jsonl"
SHARED = 0.8  # of the smaller's characters, so that a tag within the marks costs nothing
Spans = list[tuple[int, int]]


def pages(folder: Path, half: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each labelled page of a half, with its article."""
    gold: dict[str, Any] = {}
    for path in folder.glob("*/gold.json"):
        gold.update(json.loads(path.read_text("utf-8")))
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        if label["half"] == half:
            body = gold[label["id"]]["body"]
            if hashlib.sha1(body.encode()).hexdigest() != label["sha1"]:
                sys.exit(f"{label['id']}: the text is not the one that was labelled")
            yield label, {"id": label["id"], "title": "", "body": body, "published": label["published"]}


def shared(a: Spans, b: Spans) -> float:
    """The shared characters of two sets of spans, over those of the smaller."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return common / max(1, min(sum(e - s for s, e in a), sum(e - s for s, e in b)))


def is_speaker(name: str | None, mentions: Sequence[Any], body: str) -> bool:
    """Whether a speaker is one of the listed answers."""
    answers = [None if m is None else set(body[m[0] : m[1]].casefold().split()) for m in mentions]
    if name is None:
        return None in answers
    words = set(name.casefold().split())
    return any(a is not None and (a <= words or words <= a) for a in answers)


def paired(labels: Sequence[Any], found: Sequence[Any], score: Any) -> list[tuple[int, int]]:
    """Pairs of label and prediction, the best first, each used once."""
    every = [(score(a, b), i, j) for i, a in enumerate(labels) for j, b in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(every, key=lambda one: -one[0]):
        if value >= SHARED and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def spans_of(quote: dict[str, Any]) -> Spans:
    return [(s["start"], s["end"]) for s in quote["spans"]]


def score_quotes(kind: str, label: dict[str, Any], tags: dict[str, Any], body: str, counts: Counter[str]) -> list[str]:
    """Count the quotes of one page; returns what went wrong."""
    labels = [q for q in label["quotes"] if q["kind"] == kind]
    found = [q for q in tags["quotes"] if q["kind"] == kind]
    pairs = paired(labels, found, lambda a, b: shared([tuple(s) for s in a["spans"]], spans_of(b)))
    faults = []
    for i, one in enumerate(labels):
        match = next((found[j] for a, j in pairs if a == i), None)
        if one.get("optional"):
            continue
        counts[f"{kind} labels"] += 1
        if match is None:
            faults.append(f"missed   {_text(one['spans'], body)}")
            continue
        right = is_speaker(match["speaker"], one["speakers"], body)
        counts[f"{kind} found"] += 1
        counts[f"{kind} speaker"] += right
        if not right:
            faults.append(f"speaker  {match['speaker']!r} of {_text(one['spans'], body)}")
    used = {j for _, j in pairs}
    optional = [q for q in label["quotes"] if q.get("optional") and q["kind"] == kind]
    for j, one in enumerate(found):
        if j not in used and not any(shared([tuple(s) for s in o["spans"]], spans_of(one)) > SHARED for o in optional):
            counts[f"{kind} wrong"] += 1
            faults.append(f"extra    {_text(spans_of(one), body)} by {one['speaker']!r}")
    return [f"{kind[:6]} {fault}" for fault in faults]


def _text(spans: Any, body: str) -> str:
    return f"{body[spans[0][0] : spans[0][1]][:60]!r} ({len(spans)})"


def score_spans(name: str, key: str, label: dict[str, Any], tags: dict[str, Any], counts: Counter[str]) -> list[str]:
    """Count the attributions or dates of one page: same `key`, overlapping spans."""

    def same(a: dict[str, Any], b: dict[str, Any]) -> float:
        overlap = max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
        return float(overlap > 0 and a[key] == b[key])

    labels, found = label[name], [one for one in tags[name] if one["field"] == "body"]
    pairs = paired(labels, found, same)
    missed = [a for i, a in enumerate(labels) if not a.get("optional") and i not in {x for x, _ in pairs}]
    near = [a for a in labels if a.get("optional")]
    used = {j for _, j in pairs}
    extra = [
        b for j, b in enumerate(found)
        if j not in used and not any(a["start"] < b["end"] and b["start"] < a["end"] for a in near)
    ]  # fmt: skip
    counts[f"{name} labels"] += sum(not a.get("optional") for a in labels)
    counts[f"{name} found"] += sum(not labels[i].get("optional") for i, _ in pairs)
    counts[f"{name} wrong"] += len(extra)
    return [f"{name} missed {a}" for a in missed] + [f"{name} extra {b}" for b in extra]


def figures(counts: Counter[str]) -> Iterator[str]:
    """One line a measure."""
    for name in ("direct", "indirect", "attribution", "dates"):
        if not counts[f"{name} labels"]:
            continue
        labels, found, wrong = counts[f"{name} labels"], counts[f"{name} found"], counts[f"{name} wrong"]
        recall, precision = found / max(1, labels), found / max(1, found + wrong)
        f1 = 2 * recall * precision / max(1e-9, recall + precision)
        line = f"{name:12} {labels:4} labels  recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}"
        speaker = counts[f"{name} speaker"] / max(1, found)
        both = counts[f"{name} speaker"] / labels
        yield line + (f"  right speaker {speaker:.3f}, of all {both:.3f}" if name.endswith("direct") else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument(
        "--half", choices=["development", "final", "second", "third", "third-final"], default="development"
    )
    parser.add_argument("--worst", action="store_true", help="name each fault")
    options = parser.parse_args()
    recogniser, catalogue = open_recogniser(load(EnrichSettings).model), load_catalogue()
    recogniser.load()
    counts: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {"English": Counter(), "other languages": Counter()}
    started = time.process_time()
    for label, article in pages(options.pages, options.half):
        tags = json.loads(json.dumps(next(tag_articles([article], recogniser, catalogue))))
        one: Counter[str] = Counter()
        faults = []
        for kind in ("direct", "indirect"):
            faults += score_quotes(kind, label, tags, article["body"], one) if kind in label["labelled"] else []
        for name, key in (("attribution", "relation"), ("dates", "date")):
            faults += score_spans(name, key, label, tags, one) if name in label["labelled"] else []
        counts += one
        groups["English" if label["language"] == "en" else "other languages"] += one
        if options.worst:
            print("\n".join([f"## {label['id'][:40]}", *(f"  {fault}" for fault in faults)]))
    for name, group in {"all": counts, **groups}.items():
        print(f"{name}:", *figures(group), sep="\n  ")
    print(f"{time.process_time() - started:.1f} s of processor time, recogniser included")


if __name__ == "__main__":
    main()
