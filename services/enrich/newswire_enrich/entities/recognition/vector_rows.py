"""Which row of a model's vectors is a word's: two sorted columns in place of spaCy's dictionary.

The dictionary of a packaged model has half a million words and more and takes 60 to 80 MB; these take 6 to 8.  It is
never made: spaCy goes through it three times as it loads a model, for a third of the time that a model takes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgpack
import numpy as np

REMEMBERED_WORDS = 50_000  # some 5 MB a process: the words that news are made of


def give_vectors(model: Any, folder: Path) -> None:
    """Give a model that was loaded without them the vectors of its package."""
    vectors, files = model.vocab.vectors, folder / "vocab"
    vectors.from_disk(files, exclude=("strings", "key2row"))
    vectors.key2row = VectorRows((files / "key2row").read_bytes())


class VectorRows:
    """What `spacy.vectors.Vectors` asks of its `key2row` while it reads a text: rows by the hashes of words."""

    def __init__(self, packed: bytes) -> None:
        entries = msgpack.Unpacker()
        entries.feed(packed)
        length = entries.read_map_header()
        keys, rows = np.fromiter(entries, np.uint64, 2 * length).reshape(length, 2).T
        order = np.argsort(keys)
        self._keys, self._rows = keys[order], rows[order].astype(np.int32)
        self._row = lru_cache(REMEMBERED_WORDS)(self._looked_up)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: int) -> bool:
        return self._row(key) is not None

    def get(self, key: int, default: int | None = None) -> int | None:
        """The row of a word's hash."""
        row = self._row(key)
        return default if row is None else row

    def _looked_up(self, key: int) -> int | None:
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        return int(self._rows[place]) if place < len(self._keys) and self._keys[place] == key else None
