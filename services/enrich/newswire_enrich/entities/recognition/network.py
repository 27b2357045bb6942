"""A packaged tagger of names as it is run here: its own arithmetic in fewer steps, for the same names.

spaCy runs a model as it was trained.  To find names, its first layer need not be computed again for a word that was met
before, its middle ones need keep nothing for a gradient, and its decisions need not be taken word by word
(decision 62).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from newswire_enrich.entities.recognition.convolutions import Convolution, Floats, convolution, convolved
from newswire_enrich.entities.recognition.transitions import LabelledSpan, Transitions, transitions
from newswire_enrich.entities.recognition.word_rows import WordRows

# What is known here, in the words of spaCy's configuration: the shape of its packaged convolutional models.
KNOWN = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2"},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "window_size": 1},
    },
}
OF_WORDS = {"NORM", "PREFIX", "SUFFIX", "SHAPE"}  # what a word's spelling and norm decide


@dataclass(frozen=True, slots=True)
class Network:
    """A tagger of names by its layers."""

    first: WordRows
    middle: Sequence[Convolution]
    padding: int
    narrowing: Floats
    narrowing_bias: Floats
    last: Transitions

    def spans(self, docs: Sequence[Any]) -> list[list[LabelledSpan]]:
        """The names in each text that a tokeniser parted into words, as half-open spans of words, in order."""
        words = [doc.to_array(["ORTH", "NORM", "IS_SPACE"]) for doc in docs]
        first = [self.first.of(doc, each) for doc, each in zip(docs, words, strict=True)]
        rows = convolved(first, self.middle, self.padding) @ self.narrowing.T + self.narrowing_bias
        starts = [0, *accumulate(map(len, docs))]
        is_last = np.zeros(len(rows), np.bool_)
        is_last[[end - 1 for start, end in pairwise(starts) if start < end]] = True
        found: list[list[LabelledSpan]] = [[] for _ in docs]
        for start, end, label in self.last.spans(rows, np.concatenate(words)[:, 2].astype(np.bool_), is_last):
            at = bisect_right(starts, start) - 1
            found[at].append((start - starts[at], end - starts[at], label))
        return found


def forget_unread(vocabulary: Any) -> None:
    """Have spaCy work out of a new word what a network reads: five of the two dozen things that it does otherwise."""
    from spacy.attrs import IDS  # here: a command that reads no text does not wait for it

    read = {IDS[name] for name in OF_WORDS | {"IS_SPACE"}}
    getters = vocabulary.lex_attr_getters
    vocabulary.lex_attr_getters = {number: getter for number, getter in getters.items() if number in read}


def is_known(config: Mapping[str, Any], known: Mapping[str, Any] = KNOWN) -> bool:
    """Whether the configuration of a pipe's model is of the shape that `network_of` takes."""
    found = all(
        is_known(config.get(name, {}), wanted) if isinstance(wanted, dict) else config.get(name) == wanted
        for name, wanted in known.items()
    )
    return found and {*config.get("attrs", ())} <= OF_WORDS


def network_of(tagger: Any) -> Network:
    """The network of a spaCy pipe that finds names, of the shape that is known."""
    narrowed = tagger.model.get_ref("tok2vec")
    first, middle = narrowed.layers[0].layers
    names = [tagger.moves.get_class_name(number) for number in range(tagger.moves.n_moves)]
    parts = [*_parameters(tagger.model.get_ref("lower"), "W", "pad", "b"), *_parameters(tagger.model.get_ref("upper"))]
    weights, bias = _parameters(narrowed.layers[-1])
    return Network(
        WordRows(first, middle.get_dim("nO")), [_layer(node) for node in middle.layers[0].layers],
        middle.attrs["pad"], weights, bias, transitions(names, *parts),
    )  # fmt: skip


def _layer(node: Any) -> Convolution:
    by_name = {each.name: each for each in node.walk()}
    return convolution(*_parameters(by_name["maxout"]), *_parameters(by_name["layernorm"], "G", "b"))


def _parameters(node: Any, *names: str) -> list[Floats]:
    return [node.get_param(name) for name in names or ("W", "b")]
