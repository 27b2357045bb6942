"""What surrounds each word of a text, as a model's middle layers see it: convolutions over three words, in numpy.

The arithmetic is thinc's (`expand_window`, `maxout`, `layernorm`, `residual`), without what only training reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WINDOW = 3  # a word and its neighbours
_LEAST_VARIANCE = np.float32(1e-08)  # thinc's


@dataclass(frozen=True, slots=True)
class Convolution:
    """One layer: of each word and its neighbours the largest of some pieces, normalised, is added to the word.

    `weights` have a row for each number of a window and, for the one behind them, the bias; the pieces' columns stand
    one behind the other, so that the largest is found in whole rows.
    """

    weights: Floats
    gain: Floats
    shift: Floats

    def added(self, windows: Floats) -> Floats:
        """What this layer adds to each row of which the window is given."""
        width = len(self.gain)
        pieces = windows @ self.weights
        largest: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for start in range(2 * width, pieces.shape[1], width):
            np.maximum(largest, pieces[:, start : start + width], out=largest)
        return self._normalised(largest)

    def _normalised(self, rows: Floats) -> Floats:
        rows -= rows.mean(axis=1, keepdims=True)
        variance: Floats = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + _LEAST_VARIANCE
        rows *= (1 / np.sqrt(variance))[:, None]
        rows *= self.gain
        rows += self.shift
        return rows


def convolution(weights: Floats, bias: Floats, gain: Floats, shift: Floats) -> Convolution:
    """A layer by thinc's parameters, whose weights have the axes width, pieces, input."""
    width, pieces, taken = weights.shape
    by_piece = weights.transpose(2, 1, 0).reshape(taken, pieces * width)
    return Convolution(np.vstack([by_piece, bias.T.reshape(-1)]), gain, shift)


def convolved(texts: Sequence[Floats], layers: Sequence[Convolution], padding: int) -> Floats:
    """The rows of some texts after all layers, one text behind the other.

    A text begins and ends in so many rows of zeros, as it did when the model learnt: as many as a word sees of its
    neighbours through all layers, so that no text sees another.
    """
    gap = np.zeros((padding, texts[0].shape[1]), np.float32)
    rows = np.concatenate([gap, *(part for text in texts for part in (text, gap))])
    windows = np.zeros((len(rows), WINDOW * gap.shape[1] + 1), np.float32)
    windows[:, -1] = 1  # for the bias
    for layer in layers:
        _look_around(windows, rows)
        rows += layer.added(windows)
    ends = accumulate(padding + len(text) for text in texts)
    return np.concatenate([rows[end - len(text) : end] for text, end in zip(texts, ends, strict=True)])


def _look_around(windows: Floats, rows: Floats) -> None:
    """Put each row between the one before and the one behind it; zeros stay where there is none."""
    width = rows.shape[1]
    windows[1:, :width] = rows[:-1]
    windows[:, width : 2 * width] = rows
    windows[:-1, 2 * width : WINDOW * width] = rows[1:]
