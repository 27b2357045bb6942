"""The decisions of a model at each word of a text: whether a name begins, goes on or ends there, and of what label.

spaCy's parser takes a text word by word.  Its decision looks at the word, and within a name at the name's first word
and the word before: so all words outside of names are decided at once, then all second words of names, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newswire_enrich.entities.recognition.convolutions import Floats

Numbers = NDArray[np.intp]
FEATURES = 3  # what a decision looks at: the word, the first word of the name, the word before
LabelledSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """What a model's classes do: "B-ORG" begins a name, "I-ORG" goes on, "L-ORG" ends it, "U-ORG" is one, "O" none."""

    labels: Sequence[str]
    begin: Numbers
    whole: Numbers
    outside: int
    on: Numbers  # for each class the one that goes on with its label, and the one that ends it
    end: Numbers


def moves_of(names: Sequence[str]) -> Moves:
    """The moves by the names of the classes; "U-" without a label is for what others found, and never chosen."""
    numbers = {name: number for number, name in enumerate(names)}
    labels = [name[2:] for name in names]
    begin, whole = ([n for n, name in enumerate(names) if name[0] == move and labels[n]] for move in "BU")
    on, end = ([numbers.get(f"{move}-{label}", -1) for label in labels] for move in "IL")
    return Moves(labels, np.array(begin), np.array(whole), numbers["O"], np.array(on), np.array(end))


@dataclass(frozen=True, slots=True)
class Transitions:
    """A model's last two layers: a hidden one of two pieces, which are kept one behind the other, and the classes'."""

    moves: Moves
    features: Floats  # what a word adds to the hidden layer as each of the features
    padding: Floats  # what is added where there is no such word
    bias: Floats
    weights: Floats
    weights_bias: Floats

    def spans(self, words: Floats, is_space: NDArray[np.bool_]) -> Iterator[LabelledSpan]:
        """The names in a text as half-open spans of words, in order."""
        added = (words @ self.features.T).reshape(len(words), FEATURES, -1)
        chosen = self._outside(added, is_space)
        begins = np.flatnonzero(np.isin(chosen, self.moves.begin))
        ends = self._ends(added, begins, chosen[begins])
        at = 0
        for start in np.flatnonzero(chosen != self.moves.outside).tolist():
            if start >= at:
                at = ends.get(start, start + 1)
                yield start, at, self.moves.labels[chosen[start]]

    def _outside(self, added: Floats, is_space: NDArray[np.bool_]) -> Numbers:
        """The best move at each word where no name is open: none begins with white space, or goes on at the end."""
        every = self._hidden(added[:, 0] + (self.padding[1] + self.padding[2])) @ self.weights.T + self.weights_bias
        scores = np.full_like(every, -np.inf)
        for move in (self.moves.begin, self.moves.whole):
            scores[:, move] = every[:, move]
            scores[np.ix_(is_space, move)] = -np.inf
        scores[-1, self.moves.begin] = -np.inf
        scores[:, self.moves.outside] = every[:, self.moves.outside]
        best: Numbers = scores.argmax(axis=1)
        return best

    def _ends(self, added: Floats, starts: Numbers, chosen: Numbers) -> dict[int, int]:
        """Where each name ends that begins at a word, as if no other were open there."""
        found: dict[int, int] = {}
        on, end, at = self.moves.on[chosen], self.moves.end[chosen], starts + 1
        while len(starts):
            hidden = self._hidden(added[at, 0] + added[starts, 1] + added[at - 1, 2])
            goes_on = (self._scores(hidden, on) > self._scores(hidden, end)) & (at < len(added) - 1)
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
    by_piece = np.ascontiguousarray(features.transpose(0, 2, 1, 3)).reshape(-1, features.shape[-1])
    padded = padding[0].transpose(0, 2, 1).reshape(FEATURES, -1)
    return Transitions(moves_of(names), by_piece, padded, bias.T.reshape(-1), weights, weights_bias)
