"""Frequencies of words in a language, by wordfreq's tables, held in a tenth of the memory of a dictionary."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from zlib import crc32

import numpy as np
import wordfreq
from wordfreq.transliterate import SR_LATN_TABLE

WORDFREQ_NAMES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}  # its own, for these alone


class Frequencies:
    """The shares of a language's words in running text.

    Two sorted columns: a hash of 32 bits for each word and its place on wordfreq's scale.  Of a word that is in no
    table, one in six thousand is taken for one that is.
    """

    def __init__(self, buckets: list[list[str]]) -> None:
        hashes = np.fromiter((crc32(word.encode()) for bucket in buckets for word in bucket), np.uint32)
        scale = np.repeat(np.arange(len(buckets), dtype=np.uint16), [len(bucket) for bucket in buckets])
        order = np.argsort(hashes, kind="stable")  # of two with one hash the more frequent is found
        self._hashes, self._scale = array("I", hashes[order].tobytes()), array("H", scale[order].tobytes())

    def __len__(self) -> int:
        return len(self._hashes)

    def __getitem__(self, word: str) -> float:
        """A word's share, 0 if the table does not know it."""
        hashed = crc32(word.encode())
        place = bisect_left(self._hashes, hashed)
        if place == len(self._hashes) or self._hashes[place] != hashed:
            return 0.0
        return wordfreq.cB_to_freq(-self._scale[place])


class SerbianFrequencies(Frequencies):
    """Serbian is written in two alphabets, and the table in one."""

    def __getitem__(self, word: str) -> float:
        return super().__getitem__(word.translate(SR_LATN_TABLE))


@cache
def frequencies_of(language: str) -> Frequencies:
    """The table of a language, empty for one that wordfreq does not know; read at its first use in a process."""
    name = WORDFREQ_NAMES.get(language, language)
    kind = SerbianFrequencies if language == "sr" else Frequencies
    known = name in wordfreq.available_languages("small")
    table = kind(wordfreq.get_frequency_list(name, "best") if known else [])
    wordfreq.get_frequency_list.cache_clear()  # else every word stays there
    return table
