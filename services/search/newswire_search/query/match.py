"""The number of a search's words that an answer must have."""

from __future__ import annotations

from enum import StrEnum


class Match(StrEnum):
    """How many of the plain words of a text must occur."""

    MOST = "most"  # all of two, then most of them (the shares: plan.py); those with all come first by relevance
    ALL = "all"
    ANY = "any"  # one of them
