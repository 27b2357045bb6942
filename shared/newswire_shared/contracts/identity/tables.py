"""Tables of names, written down as words between white space."""

from __future__ import annotations


def table(words: str) -> frozenset[str]:
    return frozenset(words.split())
