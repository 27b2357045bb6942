"""Known names in a text, the longest first: one pass over its words, a dictionary of word sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

# A word with its inner marks, an abbreviation with its dots, or one sign of a script that does not part its words.
_WORD = re.compile(
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|(?:[^\W\d_]\.){2,}|[^\W_]+(?:\.[^\W\d_]{2,3}\b)?|[&+/.'’()\-])"
)
SHOUTED_LETTERS = 3  # of a word in capitals that may be an acronym of its own, and no known name shouted
JOINERS = 1  # characters between the words of one name


class Words(NamedTuple):
    """The words of a text and the marks that names hold, in order; where each begins and ends, in code points."""

    texts: tuple[str, ...]
    starts: list[int]
    ends: list[int]


def words_of(text: str) -> Words:
    """The words of a text, in columns: a value for each word would take as long as all that looks at them."""
    parts = _WORD.split(text)  # a word at each odd place, between what stands before and behind it
    borders = [*accumulate(map(len, parts))]
    return Words(tuple(parts[1::2]), borders[:-1:2], borders[1::2])


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their words.  Equal words are compared as they are written, but for lines in capitals."""

    names: frozenset[tuple[str, ...]]
    longest: dict[str, int]

    def with_names(self, names: Iterable[str]) -> Gazetteer:
        """This gazetteer and further names."""
        more = gazetteer_of(names)
        longest = {first: max(self.longest.get(first, 0), length) for first, length in more.longest.items()}
        return Gazetteer(self.names | more.names, {**self.longest, **longest})

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans of the names in a text that do not overlap, from left to right, each the longest at its place."""
        return self.find_in(words_of(text))

    def find_in(self, words: Words) -> Iterator[tuple[int, int]]:
        """The same over the words of a text."""
        behind = 0  # the last name
        for at in self._starts(words):
            if at >= behind and (length := self._length_at(words, at)):
                behind = at + length
                yield words.starts[at], words.ends[behind - 1]

    def _starts(self, words: Words) -> list[int]:
        """Where a name may begin: nine words in ten begin none, and are passed in one walk."""
        return [at for at, text in enumerate(words.texts) if text in self.longest or text.isupper()]

    def _length_at(self, words: Words, at: int) -> int:
        first = words.texts[at]
        most = self.longest.get(first, 0) or (self.longest.get(first.capitalize(), 0) if first.isupper() else 0)
        # The longest first: "New York Times" is no city with a word behind it.
        for length in range(min(most, len(words.texts) - at), 0, -1):
            taken = words.texts[at : at + length]
            if (taken in self.names or self._has_shouted(taken)) and _is_run(words, at, at + length - 1):
                return length
        return 0

    def _has_shouted(self, taken: tuple[str, ...]) -> bool:
        """Whether words are a name in capitals throughout, but for marks and figures."""
        if not _is_shouted(taken[0]) or not all(map(_is_shouted, taken)) or sum(map(len, taken)) <= SHOUTED_LETTERS:
            return False
        return tuple(word.capitalize() for word in taken) in self.names


def _is_shouted(word: str) -> bool:
    return word.isupper() or not word[0].isalpha()


def _is_run(words: Words, first: int, last: int) -> bool:
    return all(words.starts[at + 1] - words.ends[at] <= JOINERS for at in range(first, last))


def gazetteer_of(names: Iterable[str]) -> Gazetteer:
    """A gazetteer of names."""
    sequences = frozenset(filter(None, (words_of(name).texts for name in names)))
    longest: dict[str, int] = {}
    for sequence in sequences:
        longest[sequence[0]] = max(longest.get(sequence[0], 0), len(sequence))
    return Gazetteer(sequences, longest)
