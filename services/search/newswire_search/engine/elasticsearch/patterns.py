"""Regular expressions that find, among the values of a keyword field, those that may hold a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from newswire_shared.analysis.words import folded

# Letters beyond ASCII that are folded to others: of Latin, Greek and Cyrillic.
FOLDED = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
MARKS = "[\u0300-\u036f]*"  # a text may keep a letter and what it bears apart


def pattern(text: str) -> str:
    """What a value matches in which a text stands anywhere, whatever its case and diacritics.

    It finds too much rather than too little: who asks compares what is found once more.
    """
    return f".*{''.join(_parts(folded(text)))}.*"


def _parts(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        if whole := _alike().get(pair) if len(pair) == 2 else None:  # as in "ss", which a sharp s is folded to
            yield f"({_letter(pair[0])}{_letter(pair[1])}|[{whole}])"
        else:
            yield from map(_letter, pair[:1])
        at += 2 if whole else 1


def _letter(letter: str) -> str:
    if not letter.isalnum():
        return f"\\{letter}" if letter.isascii() else letter
    alike = "".join(sorted({letter, *letter.upper(), *_alike().get(letter, "")}))
    return f"[{alike}]{'' if letter.isdigit() else MARKS}"


@cache
def _alike() -> dict[str, str]:
    """The letters that are folded to each letter or pair of letters, or to something with it in it."""
    found: dict[str, str] = defaultdict(str)
    for letter in map(chr, FOLDED):
        plain = folded(letter)
        for part in {plain, *plain}:
            found[part] += letter
    return dict(found)
