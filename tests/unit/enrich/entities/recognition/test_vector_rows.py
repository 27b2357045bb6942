"""Rows of vectors are found as in the dictionary that they were in."""

from __future__ import annotations

import msgpack
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.entities.recognition.vector_rows import VectorRows

HASHES = st.integers(0, 2**64 - 1)


@given(st.dictionaries(HASHES, st.integers(0, 20_000)), st.lists(HASHES))
def test_a_row_is_the_dictionary_s(rows: dict[int, int], others: list[int]) -> None:
    read = VectorRows(msgpack.packb(rows))
    assert len(read) == len(rows)
    for key in [*rows, *others]:
        assert read.get(key, -1) == rows.get(key, -1)
        assert (key in read) == (key in rows)


def test_a_row_of_nothing_is_what_was_asked_for_then() -> None:
    assert VectorRows(msgpack.packb({})).get(7) is None
    assert VectorRows(msgpack.packb({})).get(7, -1) == -1
