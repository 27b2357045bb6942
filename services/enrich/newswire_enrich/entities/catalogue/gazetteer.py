"""Known names in a text, the longest first: one pass over its words, a dictionary of word sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# A word with its inner marks, an abbreviation with its dots, or one sign of a script that does not part its words.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|(?:[^\W\d_]\.){2,}|[^\W_]+(?:\.[^\W\d_]{2,3}\b)?|[&+/.'’()\-]"
)
SHOUTED_LETTERS = 3  # of a word in capitals that may be an acronym of its own, and no known name shouted
JOINERS = 1  # characters between the words of one name


class Token(NamedTuple):
    """A word of a text, in code points."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Token]:
    """The words and the marks that names hold, in order."""
    return [Token(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


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

    def find_in(self, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """The same over the words of a text."""
        behind = 0  # the last name
        for at in self._starts(words):
            if at >= behind and (length := self._length_at(words, at)):
                behind = at + length
                yield words[at].start, words[behind - 1].end

    def _starts(self, words: Sequence[Token]) -> list[int]:
        """Where a name may begin: nine words in ten begin none, and are passed in one walk."""
        return [at for at, (text, _, _) in enumerate(words) if text in self.longest or text.isupper()]

    def _length_at(self, words: Sequence[Token], at: int) -> int:
        first = words[at].text
        most = self.longest.get(first, 0) or (self.longest.get(first.capitalize(), 0) if first.isupper() else 0)
        # The longest first: "New York Times" is no city with a word behind it.
        for length in range(min(most, len(words) - at), 0, -1):
            taken = words[at : at + length]
            if self._has(tuple(w.text for w in taken)) and _is_run(taken):
                return length
        return 0

    def _has(self, taken: tuple[str, ...]) -> bool:
        if taken in self.names:
            return True
        if (
            not all(word.isupper() or not word[0].isalpha() for word in taken)
            or sum(map(len, taken)) <= SHOUTED_LETTERS
        ):
            return False
        return tuple(word.capitalize() for word in taken) in self.names


def _is_run(taken: Sequence[Token]) -> bool:
    return all(b.start - a.end <= JOINERS for a, b in pairwise(taken))


def gazetteer_of(names: Iterable[str]) -> Gazetteer:
    """A gazetteer of names."""
    sequences = frozenset(filter(None, (tuple(w.text for w in words_of(name)) for name in names)))
    longest: dict[str, int] = {}
    for sequence in sequences:
        longest[sequence[0]] = max(longest.get(sequence[0], 0), len(sequence))
    return Gazetteer(sequences, longest)
