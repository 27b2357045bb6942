"""A cursor carries a position, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query.article_query import Sort
from newswire_search.query.cursor import Position, decode, encode
from newswire_shared.contracts.errors import UsageError

scores = st.builds(Position, st.just(Sort.RELEVANCE), st.floats(0, 1e9), st.text())
dates = st.builds(Position, st.sampled_from([Sort.NEWEST, Sort.FIRST_SEEN]), st.integers(-(2**60), 2**60), st.text())


@given(scores | dates)
def test_a_position_comes_back(position: Position) -> None:
    assert decode(encode(position), position.sort) == position


def test_no_cursor_is_no_position() -> None:
    assert decode(None, Sort.NEWEST) is None


@given(st.text(st.characters()), st.sampled_from(Sort))
def test_anything_else_is_told(cursor: str, sort: Sort) -> None:
    with pytest.raises(UsageError, match="cursor"):
        decode(cursor, sort)
