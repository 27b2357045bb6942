"""What the network finds is what spaCy finds with the same weights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire_enrich.entities.recognition import word_rows
from newswire_enrich.entities.recognition.network import KNOWN, is_known
from newswire_enrich.entities.recognition.spacy_recogniser import PackagedModel, packaged
from newswire_enrich.entities.recognition.transitions import LabelledSpan

LABELS = ("PERSON", "ORG", "GPE", "DATE")
SAID = (
    "Ingrid Vaal, who chairs the harbour board of Saltmere, can't say why Meridian Lines sold the Aurelia.\n\n"
    "The ministry in Norrholm pays half of the loss;  its U.S. owner didn't answer on 3 May 2021."
)
WIDTH, DEPTH = 12, 2
MODEL: dict[str, Any] = {
    **KNOWN,
    "hidden_width": 8,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [50, 50, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
}


def pipes_of(config: dict[str, Any], seed: int = 1) -> Any:
    """A tagger of names with weights by chance, so that it finds many names of all lengths."""
    pipes = spacy.blank("en")
    tagger: Any = pipes.add_pipe("ner", config={"model": config})
    for label in LABELS:
        tagger.add_label(label)
    pipes.initialize()
    chance = np.random.default_rng(seed)  # spaCy's own weights are of a chance that nobody seeds: none of them stays
    for node in tagger.model.walk():
        for name in node.param_names:
            shape = node.get_param(name).shape
            node.set_param(name, chance.normal(0, 0.5, shape).astype(np.float32))
    tagger.model.attrs["unseen_classes"].clear()
    return pipes


def model_of(config: dict[str, Any], seed: int = 1) -> PackagedModel:
    return packaged(pipes_of(config, seed))


def by_network(model: PackagedModel, *texts: str) -> list[list[LabelledSpan]]:
    assert model.network
    return model.by_network(texts, model.network)


@cache
def model_by_chance(seed: int) -> PackagedModel:
    return model_of(MODEL, seed)


@pytest.fixture(params=range(3))
def model(request: pytest.FixtureRequest) -> PackagedModel:
    return model_by_chance(request.param)


def test_the_names_are_those_of_spacy(model: PackagedModel) -> None:
    (found,) = by_network(model, SAID)
    assert [found] == model.by_spacy([SAID])
    assert any(" " in SAID[start:end] for start, end, _ in found), "the weights should give names of several words"


def test_a_word_remembered_gives_the_same_as_a_new_one(model: PackagedModel) -> None:
    assert by_network(model, SAID) == by_network(model, SAID)


def test_what_a_new_word_is_asked_is_enough_for_the_same_names() -> None:
    untouched = pipes_of(MODEL, 1)
    (found,) = by_network(model_of(MODEL, 1), SAID)
    assert found == [(e.start_char, e.end_char, e.label_) for e in untouched(SAID).ents]
    assert len(model_of(MODEL).pipes.vocab.lex_attr_getters) < len(untouched.vocab.lex_attr_getters)


def test_texts_that_are_read_together_have_the_names_of_each_alone(model: PackagedModel) -> None:
    texts = ["Vaal", "", *SAID.split("\n\n"), " ", SAID]
    assert by_network(model, *texts) == [found for text in texts for found in by_network(model, text)]


@pytest.mark.parametrize("text", ["Vaal", "", " ", "\n\nVaal \n", "can't", "Vaal Vaal"])
def test_short_texts_are_read(model: PackagedModel, text: str) -> None:
    assert by_network(model, text) == model.by_spacy([text])


MODELS = [model_of(MODEL, seed) for seed in (4, 5)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Vaal", "of", "Norrholm", "'s", "can't", "\n", "  ", "U.S.", "3", "."]), min_size=1))
def test_any_text_gives_the_same_names(words: list[str]) -> None:
    text = " ".join(words)
    for model in MODELS:
        assert by_network(model, text) == model.by_spacy([text])


def test_one_spelling_with_two_norms_has_two_rows() -> None:
    model = MODELS[0]
    assert model.network
    doc = model.pipes.make_doc("ca can't")
    assert doc[0].orth == doc[1].orth and doc[0].norm != doc[1].norm, "what this test takes of the tokeniser"
    first, second, _ = model.network.first.of(doc, doc.to_array(["ORTH", "NORM"]))
    assert not np.allclose(first, second)


@pytest.fixture()
def few_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[PackagedModel]:
    monkeypatch.setattr(word_rows, "REMEMBERED", 10)
    yield model_of(MODEL)


def test_more_words_than_are_remembered_give_the_same_names(few_words: PackagedModel) -> None:
    sentences = [*SAID.split("\n\n"), SAID, "Ingrid Vaal said so."]
    for text in sentences * 2:
        assert by_network(few_words, text) == few_words.by_spacy([text])


@pytest.mark.parametrize(
    ("part", "value"),
    [("extra_state_tokens", True), ("maxout_pieces", 3), ("use_upper", False)],
)
def test_a_model_of_another_shape_is_left_to_spacy(part: str, value: object) -> None:
    assert model_of({**MODEL, part: value}).network is None


def test_a_first_layer_that_looks_beside_the_word_is_left_to_spacy() -> None:
    embed = {**MODEL["tok2vec"]["embed"], "attrs": ["NORM", "SPACY"], "rows": [50, 50]}
    assert is_known(MODEL)
    assert not is_known({**MODEL, "tok2vec": {**MODEL["tok2vec"], "embed": embed}})
