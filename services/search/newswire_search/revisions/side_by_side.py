"""Two texts beside one another: rows that begin and end with the paragraphs that both have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from newswire_search.revisions.difference import TextChange

_GAP = re.compile(r"\n{2,}")  # between paragraphs


@dataclass(slots=True)
class Row:
    """What stands beside one another; `is_changed` where the sides differ."""

    before: list[TextChange] = field(default_factory=list)
    later: list[TextChange] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return any(piece.kind != "same" for piece in (*self.before, *self.later))

    def take(self, piece: TextChange) -> None:
        """Put a piece on the side that has it, or on both."""
        if piece.kind != "added":
            self.before.append(piece)
        if piece.kind != "removed":
            self.later.append(piece)


def rows(changes: Iterable[TextChange]) -> list[Row]:
    """The rows of two texts; what was changed stands in one row, however many paragraphs it has."""
    found = [Row()]
    for piece in _pieces(changes):
        if piece is None:
            found.append(Row())
        else:
            found[-1].take(piece)
    return [row for row in found if row.before or row.later]


def _pieces(changes: Iterable[TextChange]) -> Iterator[TextChange | None]:
    """The changes, with None where a paragraph ends: in both, or before and behind what is one side's alone."""
    for is_same, run in groupby(changes, key=lambda change: change.kind == "same"):
        pieces = [*run]
        yield from _same("".join(piece.text for piece in pieces)) if is_same else _changed(pieces)


def _same(text: str) -> Iterator[TextChange | None]:
    for number, part in enumerate(_GAP.split(text)):
        if number:
            yield None
        if part:
            yield TextChange("same", part)


def _changed(pieces: list[TextChange]) -> Iterator[TextChange | None]:
    if any(_GAP.match(piece.text) for piece in pieces):
        yield None
    yield from (TextChange(piece.kind, text) for piece in pieces if (text := piece.text.strip("\n")))
    if any(piece.text.endswith("\n\n") for piece in pieces):
        yield None
