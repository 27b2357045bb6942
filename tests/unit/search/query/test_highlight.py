"""Fragments are pieces of the text around what matched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query.highlight import (
    FRAGMENT_LENGTH,
    MOST_FRAGMENTS,
    Fragment,
    Marks,
    Segment,
    fragments,
    highlights,
)

texts = st.text("ab \n", max_size=2_000)


def plain(fragment: Fragment) -> str:
    return "".join(segment.text for segment in fragment)


@given(texts, st.lists(st.integers(0, 2_000), max_size=40))
def test_fragments_are_pieces_in_order_with_a_hit_each(text: str, bounds: list[int]) -> None:
    inside = sorted({bound for bound in bounds if bound <= len(text)})
    hits = [*batched_in_pairs(inside)]
    found, at = fragments(text, iter(hits)), 0
    assert len(found) <= MOST_FRAGMENTS
    assert bool(found) == bool(hits)
    for piece in found:
        at = text.index(plain(piece), at) + len(plain(piece))
        assert any(segment.hit for segment in piece)
        assert all(segment.text for segment in piece)
        assert len(plain(piece)) <= FRAGMENT_LENGTH + max(end - start for start, end in hits)


def batched_in_pairs(bounds: list[int]) -> Iterator[tuple[int, int]]:
    yield from zip(bounds[::2], bounds[1::2], strict=False)


def test_a_fragment_begins_and_ends_between_words() -> None:
    text = "word " * 100 + "hit" + " word" * 100
    [piece] = fragments(text, [(500, 503)])
    assert plain(piece).startswith("word ")
    assert plain(piece).endswith(" word")
    assert 120 < len(plain(piece)) <= FRAGMENT_LENGTH


def test_no_more_hits_are_taken_than_needed() -> None:
    text = "hit " * 100_000
    assert len(highlights("", text, ("hit",))["body"]) == MOST_FRAGMENTS
    hits = iter([(i, i + 3) for i in range(0, len(text), 4)])
    fragments(text, hits)
    assert next(hits)[0] < 1_000


def test_the_words_of_a_phrase_are_marked_where_they_follow_one_another() -> None:
    [title] = highlights("Bank, harbour bank", "", ("harbour bank",))["title"]
    assert title == (Segment("Bank, ", False), Segment("harbour", True), Segment(" ", False), Segment("bank", True))
    assert highlights("bank harbour", "", ("harbour bank",)) == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("L'Élection", "election"),
        ("e\u0301lection", "élection"),
        ("हिन्दी", "हिन्दी"),
        ("COVID-19", "covid-19"),
        ("İzmir", "izmir"),
    ],
)
def test_case_and_latin_diacritics_are_ignored(text: str, term: str) -> None:
    assert "title" in highlights(text, "", (term,))


@pytest.mark.parametrize(("text", "term"), [("мои", "мой"), ("कि", "का"), ("elections", "election")])
def test_other_words_are_not_marked(text: str, term: str) -> None:
    assert highlights(text, "", (term,)) == {}


def test_marks_are_read_back_whatever_the_text() -> None:
    marks = Marks()
    marked = f"<b>{marks.opening}x\ny{marks.closing}</b>{marks.opening}z{marks.closing}"
    segments = (Segment("<b>", False), Segment("x\ny", True), Segment("</b>", False), Segment("z", True))
    assert marks.segments(marked) == segments
