"""What the classes, ids and styles of elements say; a site writes the same few hundred on all of its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

# Spellings that one question was asked of: those of a few sites; the longest take half a megabyte.
MOST_REMEMBERED = 2000
LONGEST_REMEMBERED = 200  # characters of a spelling; a longer one is judged each time


def says(pattern: str) -> Callable[[str | None], bool]:
    """A question to a class, an id or a style, None for none: whether a pattern is in it, in capitals or small.

    Each spelling is judged once, as long as it is remembered.  The pattern is not to match an empty text.
    """
    search = re.compile(pattern, re.IGNORECASE).search

    @lru_cache(MOST_REMEMBERED)
    def remembered(name: str) -> bool:
        return search(name) is not None

    def asked(name: str | None) -> bool:
        if not name:
            return False
        return remembered(name) if len(name) <= LONGEST_REMEMBERED else search(name) is not None

    return asked
