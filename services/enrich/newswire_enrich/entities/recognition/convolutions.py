"""What surrounds each word of a text, as a model's middle layers see it: convolutions over three words, in numpy.

The arithmetic is thinc's (`expand_window`, `maxout`, `layernorm`, `residual`), without what only training reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WINDOW = 3  # a word and its neighbours
_LEAST_VARIANCE = np.float32(1e-08)  # thinc's


@dataclass(frozen=True, slots=True)
class Convolution:
    """One layer: of each word and its neighbours the largest of some pieces, normalised, is added to the word.

    `weights` and `bias` hold the pieces one behind the other, so that the largest is found in whole rows.
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def added(self, rows: Floats) -> Floats:
        """Rows with what this layer adds to them."""
        width = rows.shape[1]
        pieces = _windows(rows) @ self.weights.T
        pieces += self.bias
        largest = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            largest = np.maximum(largest, pieces[:, start : start + width])
        added: Floats = rows + self._normalised(largest)
        return added

    def _normalised(self, rows: Floats) -> Floats:
        centred: Floats = rows - rows.mean(axis=1, keepdims=True)
        variance: Floats = np.einsum("ij,ij->i", centred, centred) / np.float32(rows.shape[1]) + _LEAST_VARIANCE
        centred *= (1 / np.sqrt(variance))[:, None]
        centred *= self.gain
        centred += self.shift
        return centred


def convolution(weights: Floats, bias: Floats, gain: Floats, shift: Floats) -> Convolution:
    """A layer by thinc's parameters, whose weights have the axes width, pieces, input."""
    width, pieces, taken = weights.shape
    by_piece = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(pieces * width, taken)
    return Convolution(by_piece, np.ascontiguousarray(bias.T).reshape(-1), gain, shift)


def _windows(rows: Floats) -> Floats:
    """Each row between the one before and the one behind it; zeros where there is none."""
    count, width = rows.shape
    found = np.zeros((count, WINDOW * width), np.float32)
    found[1:, :width] = rows[:-1]
    found[:, width : 2 * width] = rows
    found[:-1, 2 * width :] = rows[1:]
    return found


def convolved(rows: Floats, layers: Sequence[Convolution], padding: int) -> Floats:
    """Rows after all layers; the text begins and ends in so many rows of zeros, as it did when the model learnt."""
    padded = np.pad(rows, ((padding, padding), (0, 0)))
    for layer in layers:
        padded = layer.added(padded)
    return padded[padding : len(padded) - padding]
