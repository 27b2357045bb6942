"""What an article adds to a story: nothing that an article before it had."""

from __future__ import annotations

from typing import Any

import pytest
from newswire_search.coverage.additions import Addition, Told
from newswire_search.coverage.figures import figures
from newswire_search.coverage.sentences import sentences
from newswire_shared.contracts.documents import Quote, Span
from unit.search.stub import article, entity

FIRST = "A ferry has hit the pier of Saltmere in thick fog. Nobody was hurt, the harbour master told reporters."
LATER = f"{FIRST}\n\nInspectors found a broken rudder bolt beneath the waterline on Wednesday. 32 people were aboard."


def quote(text: str, speaker: str = "Anna Lind", speaker_id: str | None = None) -> Quote:
    return Quote(
        speaker=speaker, speaker_id=speaker_id, kind="direct", text=text, spans=(Span(field="body", start=0, end=1),)
    )


def added(*articles: dict[str, Any]) -> list[Addition]:
    told = Told()
    return [told.take(article(title="", **fields).article) for fields in articles]


def test_of_the_first_its_first_sentence_and_of_a_later_what_is_new() -> None:
    first, later = added({"body": FIRST}, {"body": LATER})
    assert first.sentences == ("A ferry has hit the pier of Saltmere in thick fog.",)
    assert later.sentences == ("Inspectors found a broken rudder bolt beneath the waterline on Wednesday.",)
    assert (first.share, later.share) == (1.0, 0.333)
    assert (first.figures, later.figures) == ((), ("32 people",))


def test_the_same_in_another_order_adds_nothing() -> None:
    other = "Nobody was hurt when a ferry hit the pier of Saltmere in thick fog, the harbour master told reporters."
    assert added({"body": FIRST}, {"body": other})[1].sentences == ()


def test_a_surname_is_no_new_name_after_the_full_one_nor_is_one_name_of_two_entities() -> None:
    lind, surname, town = entity("Anna Lind"), entity("Lind"), entity("Saltmere")
    double = lind.model_copy(update={"id": "organisation:anna-lind"})
    _, later = added({"entities": (lind,)}, {"entities": (surname, double, town, lind)})
    assert [each.name for each in later.names] == ["Saltmere"]


def test_a_quote_is_new_once_also_where_it_is_printed_shorter_later() -> None:
    whole, part = quote("The bolt was never looked at after the winter"), quote("bolt was never looked at")
    other = quote("The bolt was never looked at after the winter", "Otto Brandt")
    _, later = added({"quotes": (whole,)}, {"quotes": (part, other)})
    assert later.quotes == (other,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("32 people and 7.5 million euros", ["32 people", "7.5 million euros"]),
        ("a rise of 12% to $1,200 at 09:30 on 14 October 2020", ["12 %", "$1,200"]),
        ("in 2019 people left; on May 3 nothing; 2/3 of them", []),
        ("32 Menschen am 3. Mai, 40 Millionen Euro", ["32 Menschen", "40 Millionen Euro"]),
    ],
)
def test_figures_are_told_with_what_they_count(text: str, found: list[str]) -> None:
    assert [each.text for each in figures(text, "de" if "Menschen" in text else "en")] == found


def test_sentences_end_at_the_marks_of_their_script() -> None:
    text = "港は春にまた開く予定である。市長は工事が終わったと述べた。"
    assert [s.text for s in sentences(text)] == ["港は春にまた開く予定である。", "市長は工事が終わったと述べた。"]
    text = "Dr. Who came to the harbour at 3.5 knots. Short one.\nAnd a line without any mark at all"
    assert [s.text for s in sentences(text)] == [
        "Who came to the harbour at 3.5 knots.", "And a line without any mark at all",
    ]  # fmt: skip
