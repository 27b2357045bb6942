"""The border between the headline of an offered item and its teaser, where both stand in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newswire_enrich.languages.function_words import DETERMINERS, LINKING_WORDS, SENTENCE_OPENERS

FEWEST_TITLE_WORDS = 3  # of a headline before its teaser, and of the teaser behind it
MOST_TITLE_WORDS = 30  # a longer beginning is a paragraph
MOST_CAPITALS = 0.3  # of a line's words: above it the headline's own capitals hide where the teaser begins
WIDEST_TITLE = 400  # characters in which the border is looked for
_STARTER = re.compile(r"(?<=[^\s.…])\s+(?=[\"“„«]?[A-ZÀ-ÞΑ-ΩА-ЯԱ-Ֆ])")
_FINISHED = re.compile(r"(?:\.{3}|[.!?…。！？։][\"”»]?)\s*$")
_NAME_IN_QUOTES = re.compile(r"^[\"“„«](?:[^\s\"”“»]+\s+){0,3}[^\s\"”“»]+[\"”“»]")


def split_item(text: str, names: frozenset[str] | None = None) -> tuple[str, str | None]:
    """Headline and teaser of one line; the teaser is None where the line is a headline alone.

    Only a line that ends like a sentence has a teaser.  It begins with the capital that opens a sentence: the
    best of the words that a sentence can begin with, judged by what stands before and after it; failing that,
    and where the `names` of the page are known, the only other capital among words in small letters.
    """
    if not _FINISHED.search(text):
        return text, None
    places = [match for match in _STARTER.finditer(text, 0, WIDEST_TITLE) if _fits(text[: match.start()])]
    scored = [(score, -match.start(), match) for match in places if (score := _score(text, match)) > 0]
    if not scored and names is None:
        return text, None
    best = max(scored, key=lambda each: each[:2])[2] if scored else _only_capital(text, places, names or frozenset())
    if not best:
        return text, None
    return text[: best.start()].rstrip(), text[best.end() :]


def _fits(title: str) -> bool:
    words = title.split()
    return FEWEST_TITLE_WORDS <= len(words) <= MOST_TITLE_WORDS and title.count('"') % 2 == 0


def _score(text: str, match: re.Match[str]) -> int:
    """How well a sentence begins here: an opening quote, a word that opens sentences, a name that stood before."""
    before, after = text[: match.start()].split(), text[match.end() :].split()
    if before[-1].casefold().strip(",") in LINKING_WORDS or before[-1][-1] in ",:;-" or len(after) < FEWEST_TITLE_WORDS:
        return 0
    opener = after[0].casefold().split("’")[0].split("'")[0]
    if _NAME_IN_QUOTES.match(text[match.end() :]):
        return 0
    if after[0][0] in '"“„«' or (opener in SENTENCE_OPENERS and opener not in LINKING_WORDS):
        return 3
    # A title in capitals has prepositions in capitals: such a word opens a sentence only where nothing better does.
    return 3 if opener in DETERMINERS else 1 if opener in SENTENCE_OPENERS else 0


def _only_capital(text: str, places: Sequence[re.Match[str]], names: frozenset[str]) -> re.Match[str] | None:
    """The only place where a capital stands among words in small letters; None in a text that is full of capitals."""
    words = text.split()
    if sum(word[0].isupper() for word in words[1:]) > MOST_CAPITALS * len(words):
        return None
    found = [m for m in places if _is_alone(text[: m.start()].split(), text[m.end() :].split(), names)]
    return found[0] if len(found) == 1 else None


def _is_alone(before: Sequence[str], after: Sequence[str], names: frozenset[str]) -> bool:
    if len(after) < 2 or before[-1].casefold() in LINKING_WORDS or before[-1][-1] in ",:;-":
        return False
    return before[-1][0].islower() and after[1][0].islower() and after[0].strip(",.") not in names
