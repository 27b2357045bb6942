"""Which row of a model's vectors is a word's: two sorted columns in place of spaCy's dictionary.

The dictionary of a packaged model has half a million words and more and takes 60 to 80 MB; these take 6 to 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

REMEMBERED_WORDS = 50_000  # some 5 MB a process: the words that news are made of


class VectorRows:
    """What `spacy.vectors.Vectors` asks of its `key2row` while it reads a text: rows by the hashes of words."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        keys = np.fromiter(rows.keys(), np.uint64, len(rows))
        order = np.argsort(keys)
        self._keys, self._rows = keys[order], np.fromiter(rows.values(), np.int32, len(rows))[order]
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
