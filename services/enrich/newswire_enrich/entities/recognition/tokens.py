"""Texts as a model's tokeniser parts them, which is told of each new word before it reads a text.

spaCy's tokeniser remembers what it made of a word, at twelve times the speed of parting it again.  But behind the first
word of a text that has a rule of its own ("don't", "U.S.") it remembers none, so most were parted again in each text.
Given alone, a word is remembered.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST = 200  # characters without a space that may be a word; the tokeniser's time grows with their square
_TOO_LONG = re.compile(rf"\S{{{LONGEST},}}")
REMEMBERED = 50_000  # words with the marks that they are written with, some 9 MB a language and process


class Tokens:
    """Parts texts by the tokeniser of a spaCy pipeline."""

    def __init__(self, pipes: Any) -> None:
        self._pipes = pipes
        self._met: set[str] = set()
        pipes.tokenizer.max_cache_size = REMEMBERED

    def of(self, text: str) -> Any:
        """The spaCy document of a text, with blanks for what is too long for a word."""
        new = {*text.split()} - self._met
        if max(map(len, new), default=0) >= LONGEST:
            return self.of(_TOO_LONG.sub(lambda found: " " * len(found[0]), text))
        # in a memory zone nothing is kept
        if not self._pipes.vocab.in_memory_zone and len(self._met) + len(new) <= REMEMBERED:
            for word in new:
                self._pipes.make_doc(word)
            self._met |= new
        return self._pipes.make_doc(text)
