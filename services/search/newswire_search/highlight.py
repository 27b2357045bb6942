"""Highlights as segments of plain text, made from text that an engine marked."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from newswire_search.ports import Fragment, Segment

FRAGMENT_LENGTH = 160  # characters
MOST_FRAGMENTS = 3
LEAD = 50  # characters before the first hit


def _nonce() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Marks:
    """What an engine puts around a hit: drawn anew for each search, so that no text can contain it."""

    opening: str = field(default_factory=lambda: f"<{_nonce()}>")
    closing: str = field(default_factory=lambda: f"</{_nonce()}>")

    def segments(self, marked: str) -> Fragment:
        """The marked text as segments; none where nothing is marked."""
        parts = re.split(f"{self.opening}(.*?){self.closing}", marked, flags=re.DOTALL)
        return tuple(Segment(text, place % 2 == 1) for place, text in enumerate(parts) if text) if parts[1:] else ()


def fragments(whole: Fragment) -> tuple[Fragment, ...]:
    """Pieces of about 160 characters around the first hits, cut between words, at most three."""
    text = "".join(segment.text for segment in whole)
    hits = [*_hits(whole)]
    found: list[Fragment] = []
    shown = 0
    for start, end in hits:
        if start < shown or len(found) == MOST_FRAGMENTS:
            continue
        first, shown = _window(text, start, end, shown)
        found.append(tuple(_cut(text, hits, first, shown)))
    return tuple(found)


def _hits(whole: Fragment) -> Iterator[tuple[int, int]]:
    at = 0
    for segment in whole:
        if segment.hit:
            yield at, at + len(segment.text)
        at += len(segment.text)


def _window(text: str, start: int, end: int, shown: int) -> tuple[int, int]:
    """Where a fragment with the hit begins and ends; it begins after what is shown."""
    first = max(start - LEAD, shown)
    if first > shown:
        space = re.compile(r"\s").search(text, first, start)
        first = space.end() if space else first
    last = min(max(first + FRAGMENT_LENGTH, end), len(text))
    if last < len(text):
        gap = text.rfind(" ", end, last)
        last = gap if gap > 0 else last
    return first, last


def _cut(text: str, hits: list[tuple[int, int]], first: int, last: int) -> Iterator[Segment]:
    at = first
    for start, end in hits:
        if start < at or start >= last:
            continue
        if start > at:
            yield Segment(text[at:start], False)
        yield Segment(text[start : min(end, last)], True)
        at = min(end, last)
    if at < last:
        yield Segment(text[at:last], False)
