"""Names as they are compared, and as they stand in ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SLUG = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"(?<!\w)[a-z]\.(?: ?[a-z]\.)+")
_LONG_US = re.compile(r"^united states (?=\w)")
# Letters that Unicode does not take apart into a plain one and a mark, and marks of which there are several.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d"}
    | {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"}
)  # fmt: skip
LATIN_END = "\u024f"  # beyond it marks are letters: й is no и


class _WithoutMarks(dict[int, str]):
    """What a letter is without its marks, by its number as `str.translate` asks for it; worked out once for each."""

    def __missing__(self, number: int) -> str:
        parts = unicodedata.normalize("NFD", chr(number))
        bare = "".join(part for part in parts if not unicodedata.combining(part))
        return self.setdefault(number, bare if parts[0] <= LATIN_END else chr(number))


_BARE = _WithoutMarks(_PLAIN)


@lru_cache(maxsize=20_000)  # every pass asks for the same names again
def folded(name: str) -> str:
    """A name as it is compared: small letters, without marks, dots between initials and the long form of "US"."""
    plain = plain_letters(name)
    if "." in plain:
        plain = _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", ""), plain)
    return _LONG_US.sub("us ", plain)


def plain_letters(name: str) -> str:
    """A name in small letters, Latin ones without their marks, with one kind of quote and single spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold()).translate(_BARE)


def slug(name: str) -> str:
    """A name as it stands in an id: small letters without marks, hyphens between words."""
    return _SLUG.sub("-", plain_letters(name).replace("'", "")).strip("-")
