"""Rows of vectors are found as in the dictionary that they were in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.entities.recognition.vector_rows import VectorRows

HASHES = st.integers(0, 2**64 - 1)


@given(st.dictionaries(HASHES, st.integers(0, 20_000)), st.lists(HASHES))
def test_a_row_is_the_dictionary_s(rows: dict[int, int], others: list[int]) -> None:
    packed = VectorRows(rows)
    assert len(packed) == len(rows)
    for key in [*rows, *others]:
        assert packed.get(key, -1) == rows.get(key, -1)
        assert (key in packed) == (key in rows)


def test_a_row_of_nothing_is_what_was_asked_for_then() -> None:
    assert VectorRows({}).get(7) is None
    assert VectorRows({}).get(7, -1) == -1
