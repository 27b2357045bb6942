"""The language of a page, for texts that Python puts together: its catalogue and its locale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from babel import Locale

from newswire_search.formats.dates import ENGLISH


@dataclass(frozen=True, slots=True)
class Language:
    """`say` translates a text that is `written`; what its catalogue lacks stays English."""

    say: Callable[[str], str] = str
    locale: Locale = ENGLISH


IN_ENGLISH = Language()
