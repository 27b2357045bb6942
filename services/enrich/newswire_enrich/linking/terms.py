"""Terms: the words of a text in one form each, and how rare each is in its language."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category
from zlib import crc32

from newswire_enrich.linking.frequencies import RAREST, Frequencies, frequencies_of

WORDS_IN_AN_ARTICLE = 150  # what turns a word's frequency into the share of articles that hold it
MOST_FREQUENT = 0.9
DIGITS_AT_MOST = 5.0  # numbers are in no table, and are seldom as telling as the rarest word
REMEMBERED_WORDS = 100_000

# Vowels of Hindi, Thai and others are marks on letters, which to Python are no part of a word.
_MARKS = "".join(sign for sign in map(chr, range(0x300, 0x1E00)) if category(sign) in ("Mn", "Mc"))
_WORD = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_TOKEN = re.compile(rf"{_WORD}(?:[.']{_WORD})*")
_PLAIN_TOKEN = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")  # the same where there are no marks, in half the time
_SIGNS = "\u3040-\u30ff\u3400-\u9fff"
_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # of Thai, Lao, Burmese and Khmer
_UNSPACED = re.compile(rf"[{_SIGNS}]{{2,}}|[{_LETTERS}]{{2,}}")
_SIGN = re.compile(rf"[{_SIGNS}]")
_NOT_PLAIN = re.compile(rf"[{_MARKS}{_SIGNS}{_LETTERS}]")
SIGNS_OF_A_WORD, LETTERS_OF_A_WORD = 2, 5  # two syllables in either; unrelated Thai texts are alike by .37 with two
_HIRAGANA = re.compile("[\u3040-\u309f]")  # particles and endings


@dataclass(frozen=True, slots=True)
class Term:
    """What a word counts as: its form and its hash, how rare it is, and the share of articles that hold it."""

    form: str
    hash: int
    rarity: float
    share: float


def tokens(text: str) -> list[str]:
    """The words of a text as they are written, with the apostrophes of tables; scripts without spaces give pieces."""
    straight = text.replace("\u2019", "'")
    if not _NOT_PLAIN.search(straight):
        return _PLAIN_TOKEN.findall(straight)
    return [piece for token in _TOKEN.findall(straight) for piece in _pieces(token)]


def _pieces(token: str) -> list[str]:
    if not is_piece(token):
        return [token]
    size = SIGNS_OF_A_WORD if _SIGN.match(token) else LETTERS_OF_A_WORD
    return [token[i : i + size] for i in range(max(1, len(token) - size + 1))]


@lru_cache(REMEMBERED_WORDS)
def term(word: str, language: str) -> Term:
    """The term that a word in small letters counts as."""
    if _HIRAGANA.search(word):
        return term_of(word, MOST_FREQUENT)
    known = frequencies_of(language)
    bare = _content(word.removesuffix("'s"), known) if "'" in word else word
    return term_of(stem(bare) if language == "en" else bare, known[bare])


def _content(word: str, known: Frequencies) -> str:
    """What a word with an apostrophe says: `homme` in `l'homme`, `istanbul` in `istanbul'da`, but `don't` as it is.

    Where no table knows either (`d'Ostara`), it is a name behind an article or before an ending.
    """
    longest = max(word.split("'"), key=len)
    return longest if known[longest] >= known[word] else word


def term_of(form: str, frequency: float) -> Term:
    """The term of a form that makes up such a share of all words of its language."""
    share = 1 - (1 - min(MOST_FREQUENT, max(frequency, RAREST))) ** WORDS_IN_AN_ARTICLE
    rarity = math.log(1 / share)
    return Term(form, crc32(form.encode()), min(rarity, DIGITS_AT_MOST) if form[0].isdigit() else rarity, share)


def has_table(language: str) -> bool:
    """Whether it is known how often words are used in a language."""
    return len(frequencies_of(language)) > 0


def is_piece(token: str) -> bool:
    """Whether it is a piece of a script without spaces."""
    return bool(_UNSPACED.fullmatch(token))


def stem(word: str) -> str:
    """An English word without the endings of plural, past and -ing; enough to make one term of a verb's forms."""
    if len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        return _root(word[:-3])
    if word.endswith("ed") and len(word) > 4:
        return _root(word[:-2])
    if word.endswith("es") and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _root(word: str) -> str:
    """A verb's root from what is left of a form: `stopp` is `stop`, `charge` `charg`."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e")
