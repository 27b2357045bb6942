"""Paragraphs that were broken into lines of one width, put together again."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.text.shapes import is_capital, item_of, timed, width

NARROWEST, WIDEST = 45, 100  # columns at which mail, telex and terminals break lines
FULL, SLACK = 0.8, 2  # of the widest line; a line less full ended for another reason
FEWEST = 2  # broken sentences; one may be a verse or a slip
_COMMAS = ("，", "、")


def paragraphs_of(lines: Sequence[str]) -> list[str]:
    """Lines as they are or, on a page that is wrapped, the paragraphs that they make."""
    return _joined(lines) if is_wrapped(lines) else list(lines)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a page's lines are broken at one width: full lines end in mid-sentence, and others go on from there."""
    widest = max(map(width, lines), default=0)
    if not NARROWEST <= widest <= WIDEST:
        return False
    full = [(line, after) for line, after in pairwise(lines) if after and width(line) >= FULL * widest]
    return sum(not is_ended(line) and not is_capital(after[0]) for line, after in full) >= FEWEST


def _joined(lines: Sequence[str]) -> list[str]:
    widest = max(map(width, lines))
    found: list[str] = []
    for before, line in pairwise(["", *lines]):
        if before and line and _goes_on(before, line, widest):
            found[-1] += ("" if _has_no_spaces(line) else " ") + line
        else:
            found.append(line)
    return found


def _goes_on(before: str, line: str, widest: int) -> bool:
    """Whether a line continues the one before it, which had no room for its first word."""
    if before.endswith(_COMMAS):
        return True
    word = line[:2] if _has_no_spaces(line) else f" {line.split()[0]}"
    return width(before) + width(word) >= widest - SLACK and not timed(line) and not item_of(line)


def _has_no_spaces(text: str) -> bool:
    """Whether a text's script is written without spaces."""
    return unicodedata.east_asian_width(text[0]) in "WF" and not unicodedata.name(text[0], "").startswith("HANGUL")
