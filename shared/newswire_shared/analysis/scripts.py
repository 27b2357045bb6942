"""The languages that a word may be inflected in, told by its script."""

from __future__ import annotations

SHORTEST = 3  # letters: what is shorter inflects into what looks like nothing of it

_LATIN = ("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr")
# the blocks of Unicode that a word of each script begins in
_BLOCKS = (
    (0x0041, 0x024F, _LATIN), (0x1E00, 0x1EFF, _LATIN), (0x0370, 0x03FF, ("el",)), (0x1F00, 0x1FFF, ("el",)),
    (0x0400, 0x052F, ("bg", "ru")), (0x0530, 0x058F, ("hy",)), (0x0600, 0x06FF, ("ar", "fa")),
    (0x0750, 0x077F, ("ar", "fa")), (0x0900, 0x097F, ("hi",)),
)  # fmt: skip


def languages_of(word: str) -> tuple[str, ...]:
    """The languages that have letters like the first of a word; none for one that is too short to be inflected."""
    if len(word) < SHORTEST:
        return ()
    first = ord(word[0])
    return next((languages for start, end, languages in _BLOCKS if start <= first <= end), ())
