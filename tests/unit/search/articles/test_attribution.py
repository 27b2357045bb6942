"""Whom an article has its news from, as sentences: nobody is named twice."""

from __future__ import annotations

import pytest
from newswire_search.articles.attribution import by_relation
from newswire_search.formats.labels import ATTRIBUTIONS
from newswire_shared.contracts.documents import Attribution


def origin(source: str, relation: str, source_id: str | None = None) -> Attribution:
    return Attribution.model_validate(
        {"field": "body", "start": 0, "end": 1, "source": source, "source_id": source_id, "relation": relation}
    )


def told(*origins: Attribution) -> list[tuple[str, list[str]]]:
    return [(relation, [each.source for each in own]) for relation, own in by_relation(origins)]


@pytest.mark.parametrize("relation", ["told", "reports", "according to", "credit", "citing"])
def test_every_relation_is_a_sentence(relation: str) -> None:
    assert told(origin("Harbour Wire", relation)) == [(relation, ["Harbour Wire"])]
    assert "%(names)s" in ATTRIBUTIONS[relation] and ATTRIBUTIONS[relation].endswith(".")


def test_a_source_is_told_of_once_by_what_says_most() -> None:
    twice = (origin("Harbour Wire", "according to", "wire"), origin("the Wire", "told", "wire"))
    assert told(*twice, origin("harbour wire", "citing"), origin("Saltmere Post", "told")) == [
        ("told", ["the Wire", "Saltmere Post"]), ("citing", ["harbour wire"]),
    ]  # fmt: skip
    assert told(origin("Harbour Wire", "told", "a"), origin("Harbour Wire", "told", "b")) == [
        ("told", ["Harbour Wire"])
    ]
