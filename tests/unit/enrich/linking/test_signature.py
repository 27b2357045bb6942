"""A signature is a pure function of the text, and survives the state unharmed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire_enrich.linking.packing import cosines, keys_of, pack, pack_keys, unpack
from newswire_enrich.linking.signature import MOST_KEYS, MOST_TERMS, Signature, sign
from newswire_enrich.linking.terms import stem, term, tokens
from newswire_shared.contracts.stories import Card, pack_card, unpack_card
from unit.enrich.stories import FERRY, LIGHTHOUSE

TEXTS = st.text(max_size=400)
NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)


def likeness(one: Signature, other: Signature) -> float:
    return cosines(one, [(other.terms, other.weights)])[0]


def test_what_is_about_the_same_is_alike_and_what_is_not_is_not() -> None:
    ferry = sign("Saltmere keeps its night ferry", FERRY)
    report = sign("Skerrow's ferry is saved", "The ferry to Skerrow was saved, said Ingrid Vaal of the harbour board.")
    assert likeness(ferry, ferry) == pytest.approx(1, abs=1e-5)
    assert likeness(ferry, report) > 0.3 > 0.1 > likeness(ferry, sign("The last keeper", LIGHTHOUSE))


def test_a_title_alone_is_enough() -> None:
    title = sign("Saltmere keeps its night ferry", "")
    assert not title.has_body
    assert likeness(title, sign("Night ferry stays, Saltmere decides", "")) > 0.5


def test_keys_are_rare_terms_and_those_of_the_title_first() -> None:
    keys = [key for key, _ in sign("Aurelia", FERRY).keys]
    assert keys[0] == term("aurelia", "en").hash
    assert term("the", "en").hash not in keys
    assert len(keys) == MOST_KEYS


def test_a_term_of_the_title_is_one_in_whatever_form_the_body_has_it() -> None:
    body = "A gannet flew past. " + "The kittiwake stayed. " * 8
    assert sign("Gannets", body).keys[0][0] == term("gannet", "en").hash, (
        "what the title says comes before what is frequent"
    )
    assert sign("Birds", body).keys[0][0] == term("kittiwake", "en").hash


def test_a_form_is_written_without_what_an_apostrophe_adds() -> None:
    forms = sign("", "The Assembly's vote. O'Brien and the Assembly's clerk spoke of the harbour.").forms
    assert [forms[term(word, "en").hash] for word in ("assembly", "harbour")] == ["Assembly", "harbour"]


def test_a_term_is_written_as_in_the_body_and_a_name_with_its_capital() -> None:
    forms = sign("Skerrow Keeps Its Ferry", "Ferry crews cheered on Skerrow as the ferry stayed.").forms
    assert [forms[term(word, "en").hash] for word in ("skerrow", "ferry", "keeps")] == ["Skerrow", "ferry", "Keeps"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ferries", "ferry"),
        ("sailed", "sailing"),
        ("stopped", "stop"),
        ("charges", "charge"),
        ("boxes", "box"),
        ("charged", "charging"),
        ("filled", "fill"),
        ("passed", "pass"),
        ("buzzed", "buzz"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_scripts_without_spaces_give_pairs_of_signs() -> None:
    assert tokens("BBC 東京支局") == ["BBC", "東京", "京支", "支局"]


@settings(deadline=None)  # the first text of a language reads its table
@given(TEXTS, TEXTS, st.sampled_from(["en", "ru", "xx"]))
def test_any_text_has_a_signature_that_comes_back_as_it_was_stored(title: str, body: str, language: str) -> None:
    made = sign(title, body, language)
    assert len(made.terms) <= MOST_TERMS and len(made.keys) <= MOST_KEYS
    card = Card("a", "desk", 5, ("person:x",), 7, made.digest)
    record = pack_card(card) + pack(made)
    found, at = unpack_card(record)
    stored = unpack(record, at, found.digest)
    assert found == card
    assert np.array_equal(stored.terms, made.terms) and np.array_equal(stored.sketch, made.sketch)
    assert np.array_equal(stored.facts, made.facts) and stored.words == made.words
    assert np.allclose(stored.weights, made.weights, atol=0.003)
    assert len(pack_keys(keys_of(stored))) % 7 == 0


@given(NAMES.filter(bool), NAMES, st.one_of(st.none(), st.integers(1, 4_000_000_000_000)), st.lists(NAMES, max_size=5))
def test_a_card_comes_back_as_it_was_stored(name: str, source: str, published: int | None, entities: list[str]) -> None:
    card = Card(name, source, published, tuple(entities), digest=b"8 bytes.")
    assert unpack_card(pack_card(card) + b"more") == (card, len(pack_card(card)))
