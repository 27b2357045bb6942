"""The names that a model took for one: a label before a dash, a credit with strokes, an acronym in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

# With space on both sides no name holds them; a stroke without space may be part of one ("AC/DC").
_PARTED = re.compile(r"\s+(?:[/|·•–—-]|--)\s+")
_DASH = re.compile(r"\s+[–—-]\s+")
_BRACKETED = re.compile(r"(?P<name>.*\w)\s*\((?P<short>[A-Z][A-Za-z]?[A-Z0-9&.-]{1,9})\)?\Z")


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the names within a span that a model found; of most the span itself."""
    for begins, ends in _pieces(text, start, end):
        found = _BRACKETED.match(text, begins, ends)
        if found:
            yield found.span("name")
            yield found.span("short")
        else:
            yield begins, ends


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = [*_PARTED.finditer(text, start, end)]
    if not marks:
        yield start, end
        return
    if _DASH.fullmatch(marks[0][0]) and is_label(text, start, marks[0].start()):
        start = marks.pop(0).end()
    for mark in marks:
        yield start, mark.start()
        start = mark.end()
    yield start, end


def is_label(text: str, start: int, end: int) -> bool:
    """Whether a span before a dash is what its line begins with: "SOCCER - ", "Forwards - "."""
    line = text.rfind("\n", 0, start) + 1
    return end > start and not text[line:start].strip(" \t*•·-")
