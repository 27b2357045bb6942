"""Frequencies of words in a language, by wordfreq's tables, held in a tenth of the memory of a dictionary.

The tables are read without wordfreq itself: it loads libraries for names of languages and for broken text, which take
a sixth of the time that a worker takes to start, and 10 MB in each.  Its reader also makes texts of words, which here
would only be hashed, at twice the cost.  Of a table only what is more frequent than `RAREST` is read: it comes first in
the file, and the two thirds of the long tables that come after it would count as the rarest words all the same.
"""

from __future__ import annotations

import gzip
import math
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, cast
from zlib import crc32

import msgpack
import numpy as np

SCALE_BITS = np.uint64(16)
FORMAT = {b"format": b"cB", b"version": 1}  # of wordfreq's files
RAREST = 1e-7  # frequency of a word that no table knows; one in a text of 10 million words
KEPT_BUCKETS = round(-100 * math.log10(RAREST))  # each is a hundredth of a power of ten below the one before
READ_BYTES = 1 << 18  # at a time: small enough to end soon after what is kept
WORDFREQ_NAMES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}  # its own, for these alone


class Frequencies:
    """The shares of a language's words in running text; `buckets` are words in UTF-8, by wordfreq's scale.

    Two sorted columns: a hash of 32 bits for each word and its place on the scale.  Of a word that is in no table, one
    in twenty thousand is taken for one that is.
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
        return 10 ** (-self._scale[place] / 100)


class SerbianFrequencies(Frequencies):
    """Serbian is written in two alphabets, and the table in one."""

    def __init__(self, buckets: Sequence[Sequence[bytes]]) -> None:
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


def _buckets(name: str) -> list[list[bytes]]:
    """The words of a table that are more frequent than the rarest, by their share, the most frequent first."""
    files = [_tables() / f"{size}_{name}.msgpack.gz" for size in ("large", "small")]
    found = next((file for file in files if file.exists()), None)
    if found is None:
        return []
    with gzip.open(found) as file:
        reader = msgpack.Unpacker(cast(Any, file), read_size=READ_BYTES, raw=True)
        buckets, header = reader.read_array_header() - 1, reader.unpack()
        if header != FORMAT:
            raise ValueError(f"{found} is of another form: {header!r}")
        return [reader.unpack() for _ in range(min(buckets, KEPT_BUCKETS))]


def _tables() -> Path:
    spec = find_spec("wordfreq")
    assert spec is not None and spec.origin is not None, "a dependency of this distribution"
    return Path(spec.origin).parent / "data"
