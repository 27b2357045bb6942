"""The first layer of a model: a row for each word, which depends on the word alone and is remembered.

News are made of the same words: of an article's words all but a few were in the articles before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newswire_enrich.entities.recognition.convolutions import Floats

REMEMBERED = 20_000  # words, 10 MB a process with rows of 96: 39,000 words of news hold 8,000 different ones
_ODD = np.uint64(0x9E3779B97F4A7C15)  # parts a spelling's hash from its norm's, where both are one number


class WordRows:
    """Rows by a word's spelling and norm; `embed` is the model's first layer, which asks nothing else of a word."""

    def __init__(self, embed: Any, width: int) -> None:
        self._embed = embed
        self._places: dict[int, int] = {}
        self._table: Floats = np.empty((REMEMBERED, width), np.float32)

    def of(self, doc: Any, words: NDArray[np.uint64]) -> Floats:
        """The rows of a text, of whose words the hashes are given: the spelling in the first column, then the norm."""
        keys = (words[:, 0] * _ODD + words[:, 1]).tolist()
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(new) > len(self._table):
            self._places.clear()
            new = {key: at for at, key in enumerate(keys)}
        if len(new) > len(self._table):
            return self._rows(doc, range(len(doc)))
        if new:
            self._remember(new, doc)
        return self._table[[self._places[key] for key in keys]]

    def _remember(self, new: dict[int, int], doc: Any) -> None:
        start = len(self._places)
        self._table[start : start + len(new)] = self._rows(doc, new.values())
        self._places.update(zip(new, range(start, start + len(new)), strict=True))

    def _rows(self, doc: Any, places: Iterable[int]) -> Floats:
        """What the model makes of the words at some places of a text."""
        from spacy.tokens import Doc  # here: a command that reads no text does not wait for it

        listed = [doc[at] for at in places]
        words = Doc(doc.vocab, words=[word.orth_ for word in listed])
        for word, known in zip(words, listed, strict=True):
            word.norm_ = known.norm_  # "ca" of "can't" is "can"
        rows: Floats = self._embed.predict([words])[0]
        return rows
