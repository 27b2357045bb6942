"""Stems of words by Snowball, for the engine that brings none of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache

import Stemmer

from newswire_shared.analysis.scripts import SHORTEST
from newswire_shared.analysis.words import folded

# By PyStemmer 3.1.0, which is pinned: with other stems `WORDS` of the embedded index is raised.  Snowball knows no
# Bulgarian, and nothing inflects in Chinese, Japanese and Korean but what pairs find.
ALGORITHMS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
MOST_KNOWN = 50_000  # words of a language with their stems, in some 13 MB; of a text nine in ten were met before
BETWEEN = "\n"  # two stems of a word that is known
_own = threading.local()  # a stemmer serves one thread at a time
_known = dict[str, dict[str, str]]()


def stems(words: Iterable[str], language: str) -> set[str]:
    """The stems of words in a language, folded; none in one that has no stemmer.

    Of a word that is folded before it is stemmed the stem may be another: both are given, for people leave marks out.
    """
    if language not in ALGORITHMS:
        return set()
    known, asked = _known_in(language), [*words]
    met = {*map(known.get, asked)}
    if None in met:
        known.update(_stems_of_each([word for word in asked if word not in known], language))
        met = {*map(known.get, asked)}
    return {*BETWEEN.join(filter(None, met)).split(BETWEEN)} - {""}


def _known_in(language: str) -> dict[str, str]:
    """What is known of a language; emptied where it is too much, which other threads need not notice."""
    known = _known.setdefault(language, {})
    if len(known) > MOST_KNOWN:
        known = _known[language] = {}
    return known


def _stems_of_each(words: Sequence[str], language: str) -> dict[str, str]:
    """Of each word its stem as it stands, and that of the word without marks; "" of one that has none."""
    lower = {word: word.lower() for word in words if len(word) >= SHORTEST and not word[0].isdigit()}
    found = dict.fromkeys(words, "") | dict(zip(lower, map(folded, _stemmed([*lower.values()], language)), strict=True))
    marked = [word for word, small in lower.items() if not small.isascii()]
    for word, stem in zip(marked, _stemmed([folded(lower[word]) for word in marked], language), strict=True):
        found[word] += BETWEEN + stem
    return found


def _stemmed(words: list[str], language: str) -> list[str]:
    if language == "es":
        # Snowball takes one ending of a noun: "mujeres" ends where "mujer" begins; and it knows no "juez" in "jueces"
        words = _stemmer(language).stemWords([f"{word[:-3]}z" if word.endswith("ces") else word for word in words])
    stemmed: list[str] = _stemmer(language).stemWords(words)
    return stemmed


@lru_cache(maxsize=50_000)  # words of a page of hits, most of which are in several of them
def stems_of(word: str, language: str) -> frozenset[str]:
    """The stems of one word."""
    return frozenset(stems((word,), language))


def _stemmer(language: str) -> Stemmer.Stemmer:
    known: dict[str, Stemmer.Stemmer] | None = getattr(_own, "stemmers", None)
    if known is None:
        known = _own.stemmers = {}
    if language not in known:
        known[language] = Stemmer.Stemmer(ALGORITHMS[language], 0)  # no cache: a word is asked for once a text
    return known[language]
