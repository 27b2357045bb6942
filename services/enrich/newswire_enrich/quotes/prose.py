"""A text as its readers see it: sentences, quotations, and the words that the writer wrote outside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from newswire_enrich.dates.dateline import dateline_span
from newswire_enrich.languages.function_words import ABBREVIATION, ELIDING
from newswire_enrich.languages.speech_verbs import DASHED
from newswire_enrich.quotes.dashes import dashed, parted
from newswire_enrich.quotes.marks import Stretch, stretches

WORD = re.compile(r"[^\W_][\w'’\-‐]*")  # with inner apostrophes and hyphens: "confie-t-elle" is one
ELIDED_WORD = re.compile(
    rf"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|dell|all|nell|dall|sull|un)['’](?=\w)|{WORD.pattern}", re.IGNORECASE
)
# A line, or a mark of an end with a space and a capital, an opening mark or a figure behind it.  What it begins with
# comes first, and is told apart behind it: so it is tried at these signs and not at every letter.
BREAK = re.compile(
    r"[\n。！？.!?…](?:(?<=\n)\s*|(?<=[。！？])(?=[^」』”])|"
    r"(?<=[.!?…])(?<![.!?…].)[.!?…]*(?:[ \xa0\u202f]»)?[\"“”»)\]’']*[\s\xa0]+"
    r"(?=[\"“”„«»(\[‘'¿¡–—]?\s?[^\Wa-zà-öø-ÿа-я_]))"
)


class ProseWord(NamedTuple):
    """A word outside every quotation, with its small letters."""

    start: int
    end: int
    lower: str


ABBREVIATED = 8  # letters before a full stop, of which the longest abbreviation has five
SPACES = 20  # before a place, to be looked over on the way to the last sign


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a.start < b.end and b.start < a.end


@dataclass(frozen=True)
class Prose:
    """A text in a language (an ISO 639-1 code, None if unknown)."""

    text: str
    language: str | None = None

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        marked = stretches(self.text)
        if self.language not in DASHED:
            return marked
        marked = tuple(part for one in marked for part in parted(self.text, one, self.language))
        behind = [one for one in dashed(self.text, self.language) if not any(_overlap(one, m) for m in marked)]
        return tuple(sorted((*marked, *behind), key=lambda one: one.start))

    @cached_property
    def words(self) -> tuple[ProseWord, ...]:
        text, lowered = self.text, self.text.lower()  # at once, where no letter becomes two
        is_aligned = len(lowered) == len(text)
        pattern = ELIDED_WORD if self.language in ELIDING else WORD
        spans = self._outside([match.span() for match in pattern.finditer(text)])
        return tuple(
            [
                ProseWord(start, end, lowered[start:end] if is_aligned else text[start:end].lower())
                for start, end in spans
            ]
        )

    def _outside(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans, of some in order, that begin in no quotation."""
        found, at = list[tuple[int, int]](), 0
        for one in self.stretches:
            found += spans[at : bisect_left(spans, (one.start, 0))]
            at = max(at, bisect_left(spans, (one.end, 0)))
        return found + spans[at:]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        found = dateline_span(self.text, self.language)
        starts = [0, *(place for place in found or () if place)]  # what is filed from a place begins behind it
        for match in BREAK.finditer(self.text):
            before = self.text[max(0, match.start() - ABBREVIATED) : match.start() + 1]
            if match.group()[0] != "." or "\n" in match.group() or not ABBREVIATION.search(before):
                starts.append(match.end())
        return sorted({*starts}) if found else starts

    def words_in(self, start: int, end: int) -> tuple[ProseWord, ...]:
        """The words outside quotations that begin in a span."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a place; one that begins within a quotation begins where the quotation's does."""
        starts = self._sentence_starts
        index = bisect_right(starts, at)
        start = starts[index - 1]
        inside = self.stretch_over(start)
        if inside is not None and inside.start < start:
            start = self.sentence(inside.start)[0]
        while index < len(starts) and (over := self.stretch_over(starts[index])) and over.start < starts[index]:
            index += 1
        return start, starts[index] if index < len(starts) else len(self.text)

    def sign_before(self, at: int, *, over_lines: bool = False) -> str:
        """The last sign before a place that is no space, "" at the start; a line break is one, unless looked over."""
        before = self.text[max(0, at - SPACES) : at]
        return (before.rstrip() if over_lines else before.rstrip(" \xa0\u202f\t"))[-1:]

    def paragraph_before(self, at: int) -> int:
        """Where the paragraph begins that ends before the line of a place."""
        line = self.text.rfind("\n", 0, at) + 1
        return self.text.rfind("\n", 0, len(self.text[:line].rstrip())) + 1

    def sentences(self) -> list[tuple[int, int]]:
        """All sentences, in order."""
        found, at = [], 0
        while at < len(self.text):
            _, end = self.sentence(at)
            found.append((at, end))
            at = max(end, at + 1)
        return found

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [one.start for one in self.stretches]

    def stretch_over(self, at: int) -> Stretch | None:
        """The quotation that a place lies in."""
        index = bisect_right(self._stretch_starts, at) - 1
        return self.stretches[index] if index >= 0 and at < self.stretches[index].end else None

    def is_name(self, word: ProseWord) -> bool:
        """Whether a word is written with a capital letter."""
        return self.text[word.start].isupper()


@lru_cache(maxsize=1)  # quotes and attribution ask in turn; more than one would keep texts of gone articles
def prose_of(text: str, language: str | None) -> Prose:
    """The prose of a text; the last one is kept, for one stage asks after the other."""
    return Prose(text, language)
