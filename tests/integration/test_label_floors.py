"""What is found of labelled texts, with the model that workers use: never less than so much.

Of each set the half that is for development; the other one judges, by hand and once.  A floor lies a little below what
was measured last, for the next release of a model: one text more or less is no failure.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from labels.copies import make, score
from labels.score_entities import LABELS, answer_to, is_judging, read_answers, read_labels
from labels.score_quotes import pages, score_quotes
from newswire_enrich.composition.offline import Offline
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.settings import EnrichSettings
from newswire_shared.contracts.settings import load
from tree import BESIDE, ROOT

TEXTS = ROOT / "tests" / "labels" / "entities" / "texts.jsonl"
SURE = 0.5
pytestmark = pytest.mark.xdist_group("labels")  # the model is loaded once


@pytest.fixture(scope="module")
def offline() -> Offline:
    return Offline(load(EnrichSettings))


@pytest.fixture(scope="module")
def recogniser(offline: Offline) -> Recogniser:
    return offline.ready_recogniser()


def test_entities_of_labelled_mentions(recogniser: Recogniser, tmp_path: Path) -> None:
    texts = [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]
    developed = [text for text in texts if not is_judging(text["id"])]
    tagged = tmp_path / "tagged.jsonl"
    lines = map(json.dumps, tag_articles(developed, recogniser, load_catalogue()))
    tagged.write_text("\n".join(lines), "utf-8")
    answers = read_answers(tagged)
    labels = [label for label in read_labels(LABELS) if not is_judging(label.doc) and label.ids]
    given = {label: answer_to(label, answers.get(label.doc, []), SURE) for label in labels}
    answered = {label: answer for label, answer in given.items() if answer}
    assert len(answered) >= 0.98 * len(labels) > 400
    assert sum(answer in label.ids for label, answer in answered.items()) >= 0.95 * len(answered)


def test_near_copies_are_told_from_look_alikes(offline: Offline, tmp_path: Path) -> None:
    make.write(make.everything(), tmp_path)
    gold: score.Gold = json.loads((tmp_path / "gold.json").read_text("utf-8"))
    articles = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()]
    with offline.links(articles, 1) as linked:
        named = {row["id"]: row.get("duplicate_of") for row in linked}
    found = Counter(score.verdict(a, named.get(a), gold) for a in gold if score.half(a, gold) == "dev")
    assert found["found"] > 100
    assert found["missed"] + found["wrong family"] <= 0.02 * found["found"]
    assert found["false"] + found["wrong family"] <= 0.03 * found["found"]


@pytest.mark.skipif(not (BESIDE / "pages" / "dev").is_dir(), reason="the recorded pages lie beside some clones only")
def test_quotes_of_labelled_pages(recogniser: Recogniser) -> None:
    counts, catalogue = Counter[str](), load_catalogue()
    for label, article in pages(BESIDE / "pages" / "dev", "development"):
        tags = json.loads(json.dumps(next(tag_articles([article], recogniser, catalogue))))
        for kind in {"direct", "indirect"} & {*label["labelled"]}:
            score_quotes(kind, label, tags, article["body"], counts)
    assert counts["direct found"] >= 0.9 * counts["direct labels"] > 0
    assert counts["direct speaker"] >= 0.85 * counts["direct found"]
