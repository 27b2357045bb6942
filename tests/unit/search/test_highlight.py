"""Fragments are pieces of the text around what matched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_search.highlight import FRAGMENT_LENGTH, MOST_FRAGMENTS, Marks, fragments
from newswire_search.ports import Fragment, Segment

wholes = st.lists(
    st.tuples(st.text("ab \n", min_size=1, max_size=120), st.booleans()).map(lambda pair: Segment(*pair)), max_size=30
).map(tuple)


def plain(fragment: Fragment) -> str:
    return "".join(segment.text for segment in fragment)


@given(wholes)
def test_fragments_are_pieces_in_order_with_a_hit_each(whole: Fragment) -> None:
    text, at = plain(whole), 0
    found = fragments(whole)
    assert len(found) <= MOST_FRAGMENTS
    assert bool(found) == any(segment.hit for segment in whole)
    for piece in found:
        at = text.index(plain(piece), at) + len(plain(piece))
        assert any(segment.hit for segment in piece)
        assert all(segment.text for segment in piece)
        assert len(plain(piece)) <= FRAGMENT_LENGTH + max(len(s.text) for s in whole if s.hit)


def test_a_fragment_begins_and_ends_between_words() -> None:
    around = "word " * 100
    [piece] = fragments((Segment(around, False), Segment("hit", True), Segment(" word" * 100, False)))
    assert plain(piece).startswith("word ")
    assert plain(piece).endswith(" word")
    assert 120 < len(plain(piece)) <= FRAGMENT_LENGTH


def test_hits_side_by_side_share_a_fragment() -> None:
    whole = (Segment("a", True), Segment(" and ", False), Segment("b", True))
    assert fragments(whole) == (whole,)


def test_marks_are_read_back_whatever_the_text() -> None:
    marks = Marks()
    marked = f"<b>{marks.opening}x\ny{marks.closing}</b>{marks.opening}z{marks.closing}"
    segments = (Segment("<b>", False), Segment("x\ny", True), Segment("</b>", False), Segment("z", True))
    assert marks.segments(marked) == segments
    assert marks.segments("nothing <marked>") == ()
