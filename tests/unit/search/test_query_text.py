"""What is read as words and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query_text import LONGEST_TEXT, MOST_WORDS, parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("one two", ("one", "two")),
        ('one "two  three" four', ("one", "two three", "four")),
        ('one "two three', ("one", "two", "three")),
        ("„zwei drei“ «deux trois»", ("zwei drei", "deux trois")),
        ('covid-19 AND (x) * "" "-"', ("covid-19", "AND", "(x)")),
        ("a\0b \ud83d", ("a", "b")),
    ],
)
def test_words_and_phrases(text: str, terms: tuple[str, ...]) -> None:
    assert parse(text) == terms


@given(st.text(st.characters()) | st.text('"a -', max_size=3 * LONGEST_TEXT))
def test_terms_are_bounded_text(text: str) -> None:
    terms = parse(text)
    assert len(terms) <= MOST_WORDS
    assert sum(map(len, terms)) <= LONGEST_TEXT
    for term in terms:
        assert '"' not in term and "\0" not in term
        term.encode()


def test_what_lies_beyond_the_limits_is_left_out() -> None:
    assert len(parse("w " * 500)) == MOST_WORDS
    assert len(parse("w" * 9_000)[0]) == LONGEST_TEXT
    assert parse("a.b " * 500)[-1] == "a.b"
