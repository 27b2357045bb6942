"""Frequencies of words in a language, by wordfreq's tables, held in a tenth of the memory of a dictionary.

The tables are read without wordfreq itself: it loads libraries for names of languages and for broken text, which take
a sixth of the time that a worker takes to start, and 10 MB in each.
"""

from __future__ import annotations

import gzip
from array import array
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast
from zlib import crc32

import msgpack
import numpy as np

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
        return 10 ** (-self._scale[place] / 100)


class SerbianFrequencies(Frequencies):
    """Serbian is written in two alphabets, and the table in one."""

    def __init__(self, buckets: list[list[str]]) -> None:
        from wordfreq.transliterate import SR_LATN_TABLE  # brings all of wordfreq along, for Serbian alone

        super().__init__(buckets)
        self._latin = SR_LATN_TABLE

    def __getitem__(self, word: str) -> float:
        return super().__getitem__(word.translate(self._latin))


@cache
def frequencies_of(language: str) -> Frequencies:
    """The table of a language, empty for one that wordfreq does not know; read at its first use in a process."""
    kind = SerbianFrequencies if language == "sr" else Frequencies
    return kind(_buckets(WORDFREQ_NAMES.get(language, language)))


def _buckets(name: str) -> list[list[str]]:
    """The words of a table by their share, each bucket a hundredth of a power of ten below the one before."""
    files = [_tables() / f"{size}_{name}.msgpack.gz" for size in ("large", "small")]
    found = next((file for file in files if file.exists()), None)
    if found is None:
        return []
    _header, *buckets = msgpack.unpackb(gzip.decompress(found.read_bytes()))
    return cast(list[list[str]], buckets)


def _tables() -> Path:
    spec = find_spec("wordfreq")
    assert spec is not None and spec.origin is not None, "a dependency of this distribution"
    return Path(spec.origin).parent / "data"
