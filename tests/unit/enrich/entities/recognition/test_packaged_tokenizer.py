"""The tokenizer of a packaged model, over a language without rules of its own."""

from __future__ import annotations

import re

import pytest
from newswire_enrich.entities.recognition.packaged_tokenizer import factored

LETTERS = "[a-z\\u00DF-\\u00F6]"
COMPOUNDS = (
    f"(?iu)(?:^black[-~]out{LETTERS}*$)|(?:^lock[-~]out{LETTERS}*$)|(?:^(?:sous|hors)[-~]{LETTERS}[-'{LETTERS[1:]}*$)"
)
TOWNS = f"(?iu)(?:^{LETTERS}+[-~]la-{LETTERS}+$)|(?:^{LETTERS}+[-~]sur-{LETTERS}+$)"
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


@pytest.mark.parametrize("word", ["Oyes-la-Mare", "Oyes~sur-Mare", "oyes-la-", "oyes-sous-mare", "-la-mare", "oyes"])
def test_what_several_alternatives_begin_with_is_written_once(word: str) -> None:
    assert factored(TOWNS).count(LETTERS) == 2 < TOWNS.count(LETTERS)
    assert bool(re.match(factored(TOWNS), word)) == bool(re.match(TOWNS, word))


def test_a_class_that_is_repeated_differently_is_no_common_beginning() -> None:
    pattern = f"(?:{LETTERS}+one{LETTERS}$)|(?:{LETTERS}*two{LETTERS}$)"
    assert factored(pattern) == f"(?:{LETTERS}+one|{LETTERS}*two){LETTERS}$"


@pytest.mark.parametrize(
    "pattern", ["", "^a+$", "(?iu)^a[bc]", r"(?:a\[[bc])|(?:d\[[bc])", "(?:a(?:b|c)|(?:d)e)", "(?:a[b]|c[b])|(?:d[b])"]
)
def test_a_pattern_of_another_form_stays_as_it_is(pattern: str) -> None:
    assert factored(pattern) == pattern
