"""Frequencies of words in a language, by wordfreq's tables, held in a tenth of the memory of a dictionary."""

from __future__ import annotations

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, cast
from zlib import crc32

import msgpack
import numpy as np
import wordfreq
from wordfreq.transliterate import SR_LATN_TABLE

SCALE_BITS = np.uint64(16)
FORMAT = {b"format": b"cB", b"version": 1}  # of wordfreq's files
WORDFREQ_NAMES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}  # its own, for these alone


class Frequencies:
    """The shares of a language's words in running text; `buckets` are words in UTF-8, by wordfreq's scale.

    Two sorted columns: a hash of 32 bits for each word and its place on the scale.  Of a word that is in no table, one
    in six thousand is taken for one that is.
    """

    def __init__(self, buckets: Sequence[Sequence[bytes]]) -> None:
        hashes = np.fromiter(map(crc32, chain.from_iterable(buckets)), np.uint64)
        scale = np.repeat(np.arange(len(buckets), dtype=np.uint64), [len(bucket) for bucket in buckets])
        # as one number, which sorts in a third of the time; of two words with one hash the more frequent is found
        rows = np.sort(hashes << SCALE_BITS | scale)
        self._hashes = array("I", (rows >> SCALE_BITS).astype(np.uint32).tobytes())
        self._scale = array("H", rows.astype(np.uint16).tobytes())

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
    path = wordfreq.available_languages("best").get(WORDFREQ_NAMES.get(language, language))
    kind = SerbianFrequencies if language == "sr" else Frequencies
    return kind(_buckets(Path(path)) if path else ())


def _buckets(path: Path) -> list[list[bytes]]:
    """A file of wordfreq's, whose own reader makes texts of words only to have them hashed, at twice the cost."""
    header, *buckets = cast(list[Any], msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=True))
    if header != FORMAT:
        raise ValueError(f"{path} is of another form: {header!r}")
    return buckets
