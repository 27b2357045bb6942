"""Companies that a model takes for persons or places are organisations throughout."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def types(body: str, found: Mapping[str, EntityType]) -> set[tuple[str, str]]:
    """The names of an article with their types."""
    entities = tag_article(Finds(found), KNOWN, "", body)
    return {(m.text, e.type) for e in entities for m in e.mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordlys shares fell.",
        "Nordlys' first-half profit rose.",
        "Nordlys\u2019s shareholders agreed.",
        "They called Nordlys, which answered.",
        "The brewer Nordlys sold it.",
        "A stake in Nordlys was sold.",
        "Nordlys Chief Executive Ilse Marrow left.",
        "Nordlys stores closed.",
    ],
)
def test_what_has_shares_or_stores_is_no_person_throughout(sentence: str) -> None:
    people: dict[str, EntityType] = {"Nordlys": "person", "Ilse Marrow": "person"}
    assert ("Nordlys", "person") not in types(f"Nordlys grew. {sentence} Nordlys slept.", people)
    assert ("Nordlys", "organisation") in types(f"Nordlys grew. {sentence}", people)


@pytest.mark.parametrize("sentence", ["Marrow's workers met.", "Mr Marrow, which is odd, left.", "Marrow shares it."])
def test_a_person_stays_one(sentence: str) -> None:
    people: dict[str, EntityType] = {"Ilse Marrow": "person", "Marrow": "person"}
    assert {kind for _, kind in types(f"Ilse Marrow spoke. {sentence}", people)} == {"person"}


def test_a_given_name_takes_two_kinds_of_evidence() -> None:
    people: dict[str, EntityType] = {"Maria Otter": "person"}
    assert types("The retailer Maria Otter built is large.", people) == {("Maria Otter", "person")}
    assert types("British retailer Maria Otter shut Maria Otter stores.", people) == {("Maria Otter", "organisation")}


def test_a_town_has_officials_and_a_company_shares() -> None:
    assert types("Saltmere officials spoke.", {"Saltmere": "place"}) == {("Saltmere", "place")}
    assert types("Saltmere shares rose.", {"Saltmere": "place"}) == {("Saltmere", "organisation")}
    assert types("Twinford shares rose.", {"Twinford": "place"}) == {("Twinford", "organisation")}
    assert types("Tbilisi shares rose.", {"Tbilisi": "place"}) == {("Tbilisi", "place")}


def test_the_legal_form_before_a_company_belongs_to_it_and_its_last_word_is_the_company() -> None:
    people: dict[str, EntityType] = {"Tambang Otter": "person", "Otter": "person"}
    assert types("Shares of PT Tambang Otter fell. Otter dug.", people) == {
        ("PT Tambang Otter", "organisation"), ("Otter", "organisation"),
    }  # fmt: skip


def test_an_unknown_acronym_is_an_organisation_and_no_place() -> None:
    assert types("He left the SBK in spring.", {"SBK": "place"}) == {("SBK", "organisation")}


def test_a_place_and_a_word_for_a_body_are_one_organisation() -> None:
    assert types("A Tbilisi Court ruled.", {}) == {("Tbilisi Court", "organisation")}
    assert types("Tbilisi Court Rules Again", {}) == {("Tbilisi", "place")}
