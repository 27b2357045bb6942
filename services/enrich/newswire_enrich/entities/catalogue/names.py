"""Names as they are compared, and as they stand in ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SLUG = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")
_INITIALS = re.compile(r"(?<!\w)[a-z]\.(?: ?[a-z]\.)+")
_LONG_US = re.compile(r"^united states (?=\w)")
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"})
LATIN_END = "\u024f"  # beyond it marks are letters: й is no и


@lru_cache(maxsize=20_000)  # every pass asks for the same names again
def folded(name: str) -> str:
    """A name as it is compared: small letters, without marks, dots between initials and the long form of "US"."""
    plain = plain_letters(name)
    return _LONG_US.sub("us ", _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", ""), plain))


def plain_letters(name: str) -> str:
    """A name in small letters, Latin ones without their marks, with one kind of quote and single spaces."""
    squeezed = _SPACE.sub(" ", name.translate(_QUOTES)).strip().casefold()
    return squeezed if squeezed.isascii() else _without_marks(squeezed)


def _without_marks(text: str) -> str:
    kept = []
    for letter in unicodedata.normalize("NFC", text).translate(_PLAIN):
        parts = unicodedata.normalize("NFD", letter)
        kept.append("".join(p for p in parts if not unicodedata.combining(p)) if parts[0] <= LATIN_END else letter)
    return "".join(kept)


def slug(name: str) -> str:
    """A name as it stands in an id: small letters without marks, hyphens between words."""
    return _SLUG.sub("-", plain_letters(name).replace("'", "")).strip("-")
