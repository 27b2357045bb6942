"""A word is a run of letters, marks and digits, in one spelling."""

from __future__ import annotations

import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given
from newswire_shared.analysis.words import _LETTERS, spelled, words_of

MARKS = "\u0301\u093e\u094d\u0e49"
TEXTS = st.text(st.sampled_from("aéß7_ -.\u2019\u201c\uff41\uff71øŁ東\ue000क" + MARKS), max_size=30)


def is_part(character: str, *, first: bool) -> bool:
    is_mark = unicodedata.category(character).startswith("M")
    return (character.isalnum() and not is_mark) or (is_mark and not first)


def one_by_one(text: str) -> list[str]:
    found, word = list[str](), ""
    for character in f"{text} ":
        if is_part(character, first=not word):
            word += character
        elif word:
            found.append(word)
            word = ""
    return found


@given(TEXTS)
def test_a_word_begins_with_a_letter_and_ends_before_what_is_none(text: str) -> None:
    assert words_of(text) == one_by_one(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Straße", "Strasse"), ("Ærø", "AEro"), ("e\u0301t\u00e9", "\u00e9t\u00e9"), ("\uff21\uff22\uff11", "AB1"),
        ("a\ue000b", "a b"), ("“plain” words", "“plain” words"), ("ascii", "ascii"),
    ],
)  # fmt: skip
def test_a_text_has_one_spelling(text: str, found: str) -> None:
    assert spelled(text) == found


@given(TEXTS)
def test_each_letter_that_bears_something_is_written_as_its_plain_ones(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    narrow = "".join(unicodedata.normalize("NFKC", c) if "\uff01" <= c <= "\uffee" else c for c in composed)
    assert spelled(text) == "".join(" " if c == "\ue000" else _LETTERS.get(c, c) for c in narrow)
