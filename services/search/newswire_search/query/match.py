"""How many words of a search an answer must have."""

from __future__ import annotations

from enum import StrEnum


class Match(StrEnum):
    """How many of the plain words of a text must occur."""

    MOST = "most"  # all of two, then most of them: those with all come first by relevance
    ALL = "all"
    ANY = "any"  # one of them
