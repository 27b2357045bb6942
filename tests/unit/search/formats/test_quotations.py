"""Quotes as people read them."""

from __future__ import annotations

import pytest
from newswire_search.formats.quotations import parts, spoken
from newswire_shared.contracts.documents import Quote, Span


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("We go on,", "direct", "We go on"),
        ("“We go on,”", "direct", "We go on"),
        ("« On continue »", "direct", "On continue"),
        ("\u201eWir bleiben\u201c", "direct", "Wir bleiben"),
        ("We don\u2019t know.", "direct", "We don\u2019t know."),
        ("“One”, he said, “two”", "direct", "“One”, he said, “two”"),
        ("that “they” go", "indirect", "that “they” go"),
        ("“they”", "indirect", "“they”"),
        ("Why?", "direct", "Why?"),
        (",", "direct", ","),
        ("”", "direct", "”"),
    ],
)
def test_words_stand_without_what_their_sentence_needed(text: str, kind: str, shown: str) -> None:
    assert spoken(text, kind) == shown


BODY = "“We go on,” said Ani. “We must.”"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (((1, 10), (23, 31)), ("We go on,", "We must.")),
        (((1, 10),), ("We go on … We must.",)),
        (((1, 10), (90, 95)), ("We go on … We must.",)),
        ((), ("We go on … We must.",)),
    ],
)
def test_a_quote_that_its_writer_parted_is_told_in_its_parts(
    places: tuple[tuple[int, int], ...], expected: tuple[str, ...]
) -> None:
    spans = tuple(Span(field="body", start=start, end=end) for start, end in places)
    said = Quote(speaker="Ani", speaker_id=None, kind="direct", text="We go on … We must.", spans=spans)
    assert parts(said, "", BODY) == expected
