"""The letters by which two words differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query.edits import edits, most_edits

WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ferry", "ferry", 0), ("ferry", "fery", 1), ("fery", "ferry", 1), ("ferry", "berry", 1), ("ferry", "efrry", 1),
        ("ferry", "feryr", 1), ("ferry", "cherry", 2), ("pier", "ferry", 4), ("", "ab", 2),
    ],
)  # fmt: skip
def test_edits_are_counted(one: str, other: str, expected: int) -> None:
    assert edits(one, other, 5) == expected


@given(WORDS, WORDS)
def test_edits_are_the_same_both_ways_and_never_below_the_difference_in_length(one: str, other: str) -> None:
    found = edits(one, other, 9)
    assert found == edits(other, one, 9) >= abs(len(one) - len(other))
    assert (found == 0) == (one == other)


@given(WORDS, WORDS, st.integers(0, 3))
def test_what_is_beyond_the_limit_is_told_apart_and_no_more(one: str, other: str, most: int) -> None:
    exact = edits(one, other, 9)
    assert min(edits(one, other, most), most + 1) == min(exact, most + 1)


def test_short_words_and_numbers_have_no_neighbours() -> None:
    assert [most_edits(word) for word in ("cat", "port", "ports", "harbor", "2026", "covid19")] == [0, 1, 1, 2, 0, 0]
