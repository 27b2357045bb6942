"""Cuts texts into words as the embedded index does, and finds the terms of a search in them.

A word is a run of letters, marks and digits.  Case is ignored, and so are the diacritics of Latin letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

TextRange = tuple[int, int]  # start and end, in code points, half-open
FoldedWord = tuple[str, int, int]  # as it is compared, and where it stands


def spans(text: str, terms: Sequence[str]) -> Iterator[TextRange]:
    """The words that belong to a term, lazily and in order; a term's words must follow one another."""
    wanted = [[folded for folded, _, _ in _words(term)] for term in terms]
    firsts = {term[0] for term in wanted if term}
    source = _words(text)
    # A window as long as the longest term: a body of a megabyte is never held as words.
    ahead = deque(islice(source, max(map(len, wanted), default=0)))
    belonging = 0  # how many of the words ahead do
    while ahead:
        if ahead[0][0] in firsts:
            belonging = max(belonging, _longest(ahead, wanted))
        _, start, end = ahead.popleft()
        if belonging:
            belonging -= 1
            yield start, end
        ahead.extend(islice(source, 1))


def occurs(text: str, term: str) -> bool:
    """Finds out whether a term stands in a text."""
    return next(spans(text, (term,)), None) is not None


def words_of(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return _pattern().findall(text)


def _longest(ahead: deque[FoldedWord], wanted: list[list[str]]) -> int:
    found = [folded for folded, _, _ in ahead]
    return max((len(term) for term in wanted if found[: len(term)] == term), default=0)


def _words(text: str) -> Iterator[FoldedWord]:
    for word in _pattern().finditer(text):
        yield _folded(word.group()), word.start(), word.end()


@cache
def _pattern() -> re.Pattern[str]:
    # Python's \w has no combining marks, without which words of many scripts fall apart; FTS5 keeps them together.
    marks = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c).startswith("M"))
    return re.compile(rf"[^\W_](?:[^\W_]|[{re.escape(marks)}])*")


def _folded(word: str) -> str:
    lower = word.lower()  # normalising is slow, and ASCII needs none
    return lower if lower.isascii() else _latin_diacritic().sub(r"\1", unicodedata.normalize("NFD", lower))


@cache
def _latin_diacritic() -> re.Pattern[str]:
    return re.compile("([a-z])[\u0300-\u036f]+")
