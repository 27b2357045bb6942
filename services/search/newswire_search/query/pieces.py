"""The pieces of a text as they were typed: what a person could leave out, one at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswire_search.query.tokens import NOT, OR, TOKEN, readable

_JOINS = re.compile(rf"{OR}|NEAR(?:/\d{{1,3}})?")  # what makes one piece of that before it and that behind it


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a phrase, a parenthesis or alternatives, with the minus and the operator; `rest` is the text without."""

    typed: str
    rest: str


def pieces(text: str) -> list[Piece]:
    """The pieces in their order; what `OR` and `NEAR` join is one, and what a parenthesis holds."""
    whole = readable(text)
    return [Piece(whole[start:end], " ".join(f"{whole[:start]} {whole[end:]}".split())) for start, end in _spans(whole)]


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth, joined = 0, False
    for found in TOKEN.finditer(text):
        goes_on = joined or depth > 0
        joined = bool(spans) and not depth and bool(_JOINS.fullmatch(found[0]))
        depth = max(0, depth + bool(found["open"]) - bool(found["close"]))
        if spans and (goes_on or joined or found["close"]):
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append((found.start(), found.end()))
            joined = found[0] == NOT
    return spans
