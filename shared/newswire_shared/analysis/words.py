"""Words in a text, and how they are compared: without case, and without what Latin letters bear.

A word is a run of letters, marks and digits, as the embedded index takes it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# what Unicode does not take apart; Elasticsearch's `asciifolding` writes them the same
_LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N",
    "ŧ": "t", "Ŧ": "T",
}  # fmt: skip
_ANY_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_WIDE = re.compile("[\uff01-\uffee]+")  # Latin as wide as a character of China, and Katakana half as wide
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # what no script has; stems are marked with it, so no text may
_SPELLED_ANEW = re.compile(f"[\uff01-\uffee\ue000-\uf8ff{''.join(_LETTERS)}]")  # any of these: most texts have none


@cache
def word_pattern() -> re.Pattern[str]:
    """The pattern of one word."""
    # Python's \w has no combining marks, without which words of many scripts fall apart; FTS5 keeps them together.
    marks = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c).startswith("M"))
    # by runs: letter by letter, as an alternative to a mark, it takes three times as long
    return re.compile(rf"[^\W_]+(?:[{re.escape(marks)}]+[^\W_]*)*")


def words_of(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return word_pattern().findall(text)


def spelled(text: str) -> str:
    """A text in the one spelling that the embedded index is written and asked in; case and marks are left to it."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not _SPELLED_ANEW.search(composed):
        return composed
    narrow = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide.group()), composed)
    return _ANY_LETTER.sub(lambda letter: _LETTERS[letter.group()], _PRIVATE.sub(" ", narrow))


def folded(word: str) -> str:
    """A word as it is compared."""
    lower = word.lower()  # normalising is slow, and ASCII needs none
    if lower.isascii():
        return lower
    bare = _latin_diacritic().sub(r"\1", unicodedata.normalize("NFD", spelled(lower)))
    return unicodedata.normalize("NFC", bare)


@cache
def _latin_diacritic() -> re.Pattern[str]:
    return re.compile("([a-z])[\u0300-\u036f]+")
