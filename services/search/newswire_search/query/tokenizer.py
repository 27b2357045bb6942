"""Finds the terms of a search in texts: the words as both engines compare them, and their inflections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from newswire_shared.analysis.elision import without_article
from newswire_shared.analysis.runs import has_run, pieces
from newswire_shared.analysis.stems import stems_of
from newswire_shared.analysis.words import folded, word_pattern, words_of

TextRange = tuple[int, int]  # start and end, in code points, half-open
FoldedWord = tuple[str, int, int]  # as it is compared, and where it stands
MOST_KNOWN = 5_000  # words of a search: a page of twenty texts has about as many different ones


class Phrase(str):
    """Words that somebody put into quotes: they are looked for as they stand, never inflected."""

    __slots__ = ()


class Beginning(Phrase):
    """A word of which only the beginning is told."""

    __slots__ = ()


class _Beginners(dict[str, bool]):
    """Whether a word, as it stands in a text, may begin a term: looked at once, however often it stands there."""

    def __init__(
        self, firsts: frozenset[str], stems: frozenset[str], language: str, beginnings: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._firsts, self._stems, self._language, self._beginnings = firsts, stems, language, beginnings

    def __missing__(self, word: str) -> bool:
        first = folded(word)
        found = (
            first in self._firsts
            or first.startswith(self._beginnings)
            or (bool(self._stems) and not self._stems.isdisjoint(stems_of(first, self._language)))
        )
        if len(self) < MOST_KNOWN:
            self[word] = found
        return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words of each term, and the stems of those that may be inflected in a language."""

    terms: list[list[str]]
    firsts: frozenset[str]
    beginnings: tuple[str, ...]
    stems: frozenset[str]
    language: str
    longest: int
    beginners: _Beginners

    @classmethod
    def of(cls, terms: Sequence[str], language: str | None) -> _Wanted:
        words = [[word for word, _, _ in _words(term)] for term in terms if not isinstance(term, Beginning)]
        beginnings = tuple(word for term in terms if isinstance(term, Beginning) for word, _, _ in _words(term))
        terms = [term for term in terms if not isinstance(term, Beginning)]
        free = [folded(word) for word in map(free_word, terms) if word]
        words += [[word] for word in free if language is not None]
        known = frozenset().union(*(stems_of(word, language) for word in free)) if language else frozenset[str]()
        firsts, longest = frozenset(term[0] for term in words if term), max(map(len, words), default=0)
        beginners = _Beginners(firsts, known, language or "", beginnings)
        return cls(words, firsts, beginnings, known, language or "", max(longest, 1), beginners)

    def length(self, ahead: list[FoldedWord]) -> int:
        """How many of the words ahead belong to a term that begins with the first of them."""
        first = ahead[0][0]
        if first in self.firsts:
            found = [word for word, _, _ in ahead]
            if longest := max((len(term) for term in self.terms if found[: len(term)] == term), default=0):
                return longest
        if first.startswith(self.beginnings):
            return 1
        return int(bool(self.stems) and not self.stems.isdisjoint(stems_of(first, self.language)))


@lru_cache(maxsize=100)  # of one search a page of hits asks for the same terms in a few languages
def _by_text(terms: tuple[tuple[type[str], str], ...], language: str | None) -> _Wanted:
    return _Wanted.of([kind(term) for kind, term in terms], language)


def _wanted(terms: tuple[str, ...], language: str | None) -> _Wanted:
    # a phrase and a word are told apart by their type alone, which a cache would not see
    return _by_text(tuple((type(term), term) for term in terms), language)


def free_word(term: str) -> str | None:
    """The word of a term that may be found in another form: its only one, or the one behind an article.

    None of what stands in quotes, and of several words.
    """
    if isinstance(term, Phrase):
        return None
    match words_of(term):
        case [word]:
            return word
    return without_article(term)


def spans(text: str, terms: Sequence[str], language: str | None = None) -> Iterator[TextRange]:
    """The words that belong to a term, lazily and in order; a term's words must follow one another.

    With the language of the text inflections of a word belong to it too.  What stands without a blank between is one.
    """
    begun: TextRange | None = None
    for start, end in _each(text, _wanted(tuple(terms), language)):
        if begun and begun[1] == start:
            begun = begun[0], end
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def occurs(text: str, term: str, language: str | None = None) -> bool:
    """Finds out whether a term stands in a text."""
    return next(spans(text, (term,), language), None) is not None


def near(text: str, first: str, second: str, between: int) -> bool:
    """Finds out whether two terms stand in a text with at most so many words between them, in any order."""
    words = [word for word, _, _ in _words(text)]
    mine, theirs = ([*_places(words, term)] for term in (first, second))
    return any(0 <= max(a, b) - min(a + n, b + m) <= between for a, n in mine for b, m in theirs)


def _places(words: Sequence[str], term: str) -> Iterator[tuple[int, int]]:
    """Where a term begins among words, and how many of them it is."""
    wanted = [word for word, _, _ in _words(term)]
    size = len(wanted)
    return ((at, size) for at in range(len(words) - size + 1) if list(words[at : at + size]) == wanted and size)


def _each(text: str, wanted: _Wanted) -> Iterator[TextRange]:
    if not (wanted.terms or wanted.beginnings):
        return
    pieces_of, beginners = _with_runs if has_run(text) else word_pattern().finditer, wanted.beginners
    belonging = 0  # how many of the words from here on do
    for word in pieces_of(text):
        if beginners[word.group()]:  # few words: only then it is worth while to look at what follows
            belonging = max(belonging, wanted.length([*islice(_words(text, word.start()), wanted.longest)]))
        if belonging:
            belonging -= 1
            yield word.span()


def _with_runs(text: str) -> Iterator[re.Match[str]]:
    """The words of a text; of a run that no blank parts each character is one."""
    for word in word_pattern().finditer(text):
        yield from pieces(text, word.start(), word.end()) if has_run(word.group()) else (word,)


def _words(text: str, start: int = 0) -> Iterator[FoldedWord]:
    """The words of a text from a place on; of a run that no blank parts each character is one."""
    for word in word_pattern().finditer(text, start):
        if not has_run(word.group()):
            yield folded(word.group()), word.start(), word.end()
            continue
        for piece in pieces(word.group()):
            yield folded(piece.group()), word.start() + piece.start(), word.start() + piece.end()
