"""How the tables of names are written down: words between white space."""

from __future__ import annotations


def table(words: str) -> frozenset[str]:
    return frozenset(words.split())
