"""Words are parted once, wherever they stand, and as by the tokeniser itself."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.entities.recognition import tokens
from newswire_enrich.entities.recognition.tokens import Tokens

SAID = "Vaal can't say why (so far) Norrholm's U.S. owner, the harbour board, didn't answer in the 3-year row."


def parted(doc: Any) -> list[tuple[str, str, int]]:
    return [(token.text, token.norm_, token.idx) for token in doc]


def searched(pipes: Any) -> list[str]:
    """What the tokeniser looks for endings in, from now on."""
    asked: list[str] = []
    search = pipes.tokenizer.suffix_search

    def noted(text: str) -> object:
        asked.append(text)
        return search(text)

    pipes.tokenizer.suffix_search = noted
    return asked


def test_words_behind_one_with_a_rule_of_its_own_are_not_parted_again() -> None:
    pipes = spacy.blank("en")
    asked, ours = searched(pipes), Tokens(pipes)
    first = parted(ours.of(SAID))
    assert "owner," in asked
    asked.clear()
    assert parted(ours.of(SAID)) == first
    assert asked == []


def test_no_more_words_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "REMEMBERED", 10)
    pipes = spacy.blank("en")
    asked, ours = searched(pipes), Tokens(pipes)
    assert parted(ours.of(SAID)) == parted(spacy.blank("en")(SAID))
    asked.clear()
    ours.of(SAID)
    assert "owner," in asked


def test_a_text_in_a_memory_zone_leaves_nothing_behind() -> None:
    pipes = spacy.blank("en")
    asked, ours = searched(pipes), Tokens(pipes)
    with pipes.memory_zone():
        assert parted(ours.of(SAID)) == parted(spacy.blank("en")(SAID))
    asked.clear()
    assert parted(ours.of(SAID)) == parted(spacy.blank("en")(SAID))
    assert "owner," in asked


def test_what_is_too_long_for_a_word_is_blank() -> None:
    ours = Tokens(spacy.blank("en"))
    text = f"Vaal {'x' * 199} {'ab' * 100} said"
    assert [(token.text, token.idx) for token in ours.of(text) if not token.is_space] == [
        ("Vaal", 0), ("x" * 199, 5), ("said", 406),
    ]  # fmt: skip


PIPES = spacy.blank("en")
OURS, WITHOUT = Tokens(PIPES), spacy.blank("en")


@given(st.lists(st.sampled_from(["can't", "U.S.", ":)", "(a.m.)", "row,", "\n\n", "  ", "\xa0", "C++", "—", "3-year"])))
def test_any_text_is_parted_as_by_the_tokeniser(words: list[str]) -> None:
    text = " ".join(words)
    assert parted(OURS.of(text)) == parted(WITHOUT(text))
