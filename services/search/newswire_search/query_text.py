"""What a person typed, read as words and "phrases"; nothing in it is ever syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_TEXT = 2_000  # characters
MOST_WORDS = 64

_QUOTE = re.compile('["“”„«»]')
_WORD = re.compile(r"\w+")


def parse(text: str) -> tuple[str, ...]:
    """The terms that must all occur: words, and what stood between quotes as one term.

    A term is several words to an engine where punctuation parts it ("covid-19"), and they must then follow one
    another.  A quote that is never closed is ignored, as is what has no letter or digit, and what lies beyond
    the first 2,000 characters or 64 words.  Never raises.
    """
    kept, words = [], 0
    for term in _terms(_readable(text)):
        words += len(_WORD.findall(term))
        if words > MOST_WORDS:
            break
        if any(character.isalnum() for character in term):
            kept.append(term)
    return tuple(kept)


def _readable(text: str) -> str:
    cut = text[:LONGEST_TEXT]
    return cut.replace("\0", " ").encode("utf-8", "replace").decode()


def _terms(text: str) -> Iterator[str]:
    parts = _QUOTE.split(text)
    for place, part in enumerate(parts):
        closed = place < len(parts) - 1
        if place % 2 and closed:
            yield " ".join(part.split())
        else:
            yield from part.split()
