"""What a person typed, piece by piece, and the text without each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query.parser import parse
from newswire_search.query.pieces import pieces


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("ferry strike", ["ferry", "strike"]),
        ('"port strike" ferry', ['"port strike"', "ferry"]),
        ("ferry -strike site:news.example", ["ferry", "-strike", "site:news.example"]),
        ('ferry by:"Ann Lind"', ["ferry", 'by:"Ann Lind"']),
        ("ferry OR boat strike", ["ferry OR boat", "strike"]),
        ("(ferry boat) OR (ship strike) pier", ["(ferry boat) OR (ship strike)", "pier"]),
        ("ferry NEAR/5 strike pier", ["ferry NEAR/5 strike", "pier"]),
        ("NOT strike ferry", ["NOT strike", "ferry"]),
        ("ferry NOT strike", ["ferry", "NOT strike"]),
        ("title:(ferry strike) pier", ["title:(ferry strike)", "pier"]),
        ("(ferry (boat strike", ["(ferry (boat strike"]),
        ("ferry)", ["ferry)"]),
        ("", []),
        ("OR", ["OR"]),
    ],
)
def test_pieces_are_what_could_be_left_out(text: str, typed: list[str]) -> None:
    assert [piece.typed for piece in pieces(text)] == typed


def test_the_rest_is_the_text_without_the_piece() -> None:
    assert [piece.rest for piece in pieces('ferry  "port strike" -pier')] == [
        '"port strike" -pier', "ferry -pier", 'ferry "port strike"',
    ]  # fmt: skip


@given(st.text(alphabet='ab ()-"OR:', max_size=30))
def test_every_text_has_pieces_that_can_be_read(text: str) -> None:
    for piece in pieces(text):
        assert parse(piece.typed) and parse(piece.rest) is not None
        assert len(piece.rest) <= len(text)
