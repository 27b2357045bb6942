"""The sentences of a text and the words in them by which one tells something that another does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newswire_shared.analysis.runs import has_run, in_pairs
from newswire_shared.analysis.sentences import SENTENCE_END
from newswire_shared.analysis.words import folded, words_of

FEWEST_WORDS = 5  # of a sentence that tells something; shorter ones are headings, names and cut abbreviations
LONG = 4  # letters of a word that tells something, in scripts with letters: shorter ones are mostly articles
_END = re.compile(f"{SENTENCE_END.pattern}|\\Z")  # also that of the text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and its words that say what it is about."""

    text: str
    words: frozenset[str]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text that are long enough to tell something, in order."""
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].strip()
        start = end.end()
        words = tokens(sentence)
        if len(words) >= FEWEST_WORDS:
            yield Sentence(sentence, _telling(words))


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared; what is written without blanks in pairs."""
    return [folded(word) for word in words_of(in_pairs(text))]


def telling(text: str) -> frozenset[str]:
    """The words of a text that say what it is about: long ones, figures, and pairs of runs without blanks."""
    return _telling(tokens(text))


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w for w in words if len(w) >= LONG or w[0].isdigit() or has_run(w))
