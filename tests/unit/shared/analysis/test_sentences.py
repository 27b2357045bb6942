"""Sentences end alike in every script."""

from __future__ import annotations

import pytest
from newswire_shared.analysis.sentences import SENTENCE_END, is_ended

ENDED = (
    "It sails.",
    "“It sails!”",
    "It sails?)",
    "It sails…",
    "它开航了。",
    "它开航了。」",
    "वह चला गया।",
    "Նա գնաց\u0589",
    "وہ گیا\u06d4",
    "هل ذهب؟",
)


@pytest.mark.parametrize("text", ENDED)
def test_a_sentence_ends_with_its_mark_and_what_closes_it(text: str) -> None:
    assert is_ended(text)
    assert [found.end() for found in SENTENCE_END.finditer(text)] == [len(text)]


@pytest.mark.parametrize("text", ["", "It sails", "It sails:", "It sails,", "3.5 m"])
def test_what_has_no_mark_at_its_end_is_open(text: str) -> None:
    assert not is_ended(text) and SENTENCE_END.search(text) is None


def test_sentences_part_at_blanks_where_their_script_has_them() -> None:
    parted = SENTENCE_END.sub("|", "It has 3.5 m. It sails!\nSo it does.")
    assert parted == "It has 3.5 m| It sails||So it does|"
    assert SENTENCE_END.sub("|", "它开航了。他说。好") == "它开航了|他说|好"
