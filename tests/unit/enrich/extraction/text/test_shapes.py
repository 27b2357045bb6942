"""Letters, widths and names are told fast, and as their definitions have them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.extraction.text.markup_names import LONGEST_REMEMBERED, says
from newswire_enrich.extraction.text.shapes import letters, width

ANY = st.text(st.characters(exclude_categories=["Cn"]))


@given(ANY)
def test_letters_are_what_is_no_mark_and_no_space(text: str) -> None:
    assert letters(text) == re.sub(r"[\W_]+", "", text.casefold())


@pytest.mark.parametrize(
    ("text", "said"), [("", ""), (" \u2013 … ", ""), ("It\u2019s “so” — ÉTÉ_1", "itssoété1"), ("\ud800a!", "a")]
)
def test_letters_of_odd_texts(text: str, said: str) -> None:
    assert letters(text) == said


@given(ANY)
def test_a_wide_letter_fills_two_columns(text: str) -> None:
    assert width(text) == sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def test_a_name_is_asked_in_any_case_and_none_says_nothing() -> None:
    says_menu = says(r"menu")
    assert says_menu("Main-Menu") and not says_menu("main") and not says_menu("") and not says_menu(None)


@pytest.mark.parametrize("length", [LONGEST_REMEMBERED - 1, LONGEST_REMEMBERED, LONGEST_REMEMBERED + 1, 10_000])
def test_a_name_of_any_length_is_judged(length: int) -> None:
    says_end = says(r"end$")
    assert says_end("end".rjust(length)) and not says_end("end ".rjust(length))
