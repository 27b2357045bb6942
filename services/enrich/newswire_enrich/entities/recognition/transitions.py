"""The decisions of a model at each word of some texts: whether a name begins, goes on or ends there, of what label.

spaCy's parser takes a text word by word.  Its decision looks at three features: the word, and within a name at the
name's first word and the word before.  So all words outside of names are decided at once, then all second words of
names, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newswire_enrich.entities.recognition.convolutions import Floats

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
LabelledSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """What a model's classes do: "B-ORG" begins a name, "I-ORG" goes on, "L-ORG" ends it, "U-ORG" is one, "O" none."""

    labels: Sequence[str]
    opening: Numbers  # the classes that are chosen from where no name is open
    begins: NDArray[np.bool_]  # for each class whether it begins a name of several words
    outside: int
    on: Numbers  # for each class the one that goes on with its label, and the one that ends it
    end: Numbers


def moves_of(names: Sequence[str]) -> Moves:
    """The moves by the names of the classes; "U-" without a label is for what others found, and never chosen."""
    numbers = {name: number for number, name in enumerate(names)}
    labels = [name[2:] for name in names]
    opening = [n for n, name in enumerate(names) if name == "O" or (name[0] in "BU" and labels[n])]
    on, end = ([numbers.get(f"{move}-{label}", -1) for label in labels] for move in "IL")
    begins = np.array([name[0] == "B" for name in names])
    return Moves(labels, np.array(opening), begins, numbers["O"], np.array(on), np.array(end))


@dataclass(frozen=True, slots=True)
class Transitions:
    """A model's last two layers: a hidden one of two pieces, which are kept one behind the other, and the classes'."""

    moves: Moves
    features: Sequence[Floats]  # what a word adds to the hidden layer as each of the features
    alone: Floats  # what is added where no name is open, so that there are no such words
    bias: Floats
    weights: Floats
    weights_bias: Floats

    def spans(self, words: Floats, is_space: Flags, is_last: Flags) -> Iterator[LabelledSpan]:
        """The names in some texts as half-open spans of words, in order; no name goes on behind a text's last word."""
        chosen = self._outside(words, is_space, is_last)
        begins = np.flatnonzero(self.moves.begins[chosen])
        ends = self._ends(words, begins, chosen[begins], is_last)
        at = 0
        for start in np.flatnonzero(chosen != self.moves.outside).tolist():
            if start >= at:
                at = ends.get(start, start + 1)
                yield start, at, self.moves.labels[chosen[start]]

    def _outside(self, words: Floats, is_space: Flags, is_last: Flags) -> Numbers:
        """The best move at each word where no name is open: none begins with white space, or goes on at the end."""
        opening = self.moves.opening
        hidden = self._hidden(words @ self.features[0] + self.alone)
        scores = hidden @ self.weights[opening].T + self.weights_bias[opening]
        scores[np.ix_(is_last, self.moves.begins[opening])] = -np.inf
        best: Numbers = opening[scores.argmax(axis=1)]
        best[is_space] = self.moves.outside
        return best

    def _ends(self, words: Floats, starts: Numbers, chosen: Numbers, is_last: Flags) -> dict[int, int]:
        """Where each name ends that begins at a word, as if no other were open there."""
        found: dict[int, int] = {}
        now, first, before = self.features
        on, end, at = self.moves.on[chosen], self.moves.end[chosen], starts + 1
        while len(starts):
            hidden = self._hidden(words[at] @ now + words[starts] @ first + words[at - 1] @ before)
            goes_on = (self._scores(hidden, on) > self._scores(hidden, end)) & ~is_last[at]
            found.update(zip(starts[~goes_on].tolist(), (at[~goes_on] + 1).tolist(), strict=True))
            starts, at, on, end = starts[goes_on], at[goes_on] + 1, on[goes_on], end[goes_on]
        return found

    def _hidden(self, pieces: Floats) -> Floats:
        both = pieces + self.bias
        width = both.shape[1] // 2
        largest: Floats = np.maximum(both[:, :width], both[:, width:])
        return largest

    def _scores(self, hidden: Floats, classes: Numbers) -> Floats:
        """The score of one class for each row."""
        found: Floats = np.einsum("ij,ij->i", hidden, self.weights[classes]) + self.weights_bias[classes]
        return found


def transitions(
    names: Sequence[str], features: Floats, padding: Floats, bias: Floats, weights: Floats, weights_bias: Floats
) -> Transitions:
    """The decisions by spaCy's parameters, of which `features` has the axes feature, width, piece, input."""
    by_piece = [np.ascontiguousarray(each.transpose(2, 1, 0)).reshape(each.shape[-1], -1) for each in features]
    padded = padding[0].transpose(0, 2, 1).reshape(len(features), -1)
    return Transitions(moves_of(names), by_piece, padded[1] + padded[2], bias.T.reshape(-1), weights, weights_bias)
