"""Articles and little words that an apostrophe ties to the word behind them: "l'argument", "dell'isola", "d'Olot".

They lose their vowel before one of the next word, or before a mute h.  So what is none of them ("o'clock"), or stands
before another letter ("c'mon"), is left as it is.
"""

from __future__ import annotations

from typing import Final

from newswire_shared.analysis.words import folded, words_of

# the filters of Elasticsearch have these two lists: with others an index of before would have to be made anew
FRENCH: Final = ("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu")
ITALIAN: Final = (
    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un",
    "m", "t", "s", "v", "d",
)  # fmt: skip
_CATALAN = ("l", "d", "s", "n", "m", "t")  # and of Occitan
_LONGER = ("quell", "quest", "sant", "bell", "anch", "tutt", "senz", "nessun", "quelqu", "presqu")
# by the ending of a language's text fields; Catalan has none of its own
ARTICLES: Final = {"fr": FRENCH, "it": ITALIAN, "pt": ("d",), "other": _CATALAN}
_ALL = frozenset((*FRENCH, *ITALIAN, *_CATALAN, *_LONGER))
_APOSTROPHES = ("'", "\u2019")
_BEFORE = frozenset("aeiouyh")  # "" is none of them, as what begins with no Latin letter is not


def without_article(text: str) -> str | None:
    """The word behind an article that is tied to it; None where a text is anything else."""
    match words_of(text):
        case [article, word] if article.lower() in _ALL and is_tied_to(word):
            between = text[text.index(article) + len(article) : text.rindex(word)]
            return word if between in _APOSTROPHES else None
    return None


def is_tied_to(word: str) -> bool:
    """Whether a word begins as those do that an article loses its vowel before."""
    return folded(word)[:1] in _BEFORE


def with_articles(word: str, language: str) -> list[str]:
    """A word in small letters behind each article of a language, with its marks and without."""
    spellings = dict.fromkeys((folded(word), word.lower()))
    return [f"{article}{mark}{each}" for each in spellings for mark in _APOSTROPHES for article in ARTICLES[language]]
