"""Lines are whole however a stream is cut, and no more than one is held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.push.lines import LineSplitter

MOST = 8


def split(pieces: list[bytes], most: int = MOST) -> list[bytes | None]:
    splitter = LineSplitter(most)
    lines = [line for piece in pieces for line in splitter.feed(piece)]
    return lines + splitter.end()


@given(st.lists(st.text("ab\r\n", max_size=30).map(str.encode)))
def test_the_cuts_of_a_stream_change_nothing(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    expected = [line.removesuffix(b"\r") for line in whole.split(b"\n")]
    if not expected[-1] and not whole.endswith(b"\r"):
        expected.pop()
    assert split(pieces) == [line if len(line) <= MOST else None for line in expected]


def test_a_line_that_is_too_long_is_answered_at_once_and_not_held() -> None:
    splitter = LineSplitter(MOST)
    assert splitter.feed(b"x" * 10) == [None]
    for _ in range(1000):
        assert splitter.feed(b"x" * 1000) == []
        assert len(splitter._begun) == 0
    assert splitter.feed(b"x\nshort\n") == [b"short"]
    assert splitter.end() == []
