"""The pieces of one name become one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def types(body: str, found: Mapping[str, EntityType]) -> list[tuple[str, str]]:
    """The mentions of an article in order, with their entities' types."""
    entities = tag_article(Finds(found), KNOWN, "", body)
    return [
        (m.text, e.type) for m, e in sorted(((m, e) for e in entities for m in e.mentions), key=lambda p: p[0].start)
    ]


@pytest.mark.parametrize("body", ["Ilse “ fen ” Marrow won.", 'Ilse "The Otter" Marrow won.', "Ilse 'fen' Marrow won."])
def test_a_nickname_between_given_name_and_surname_is_part_of_the_name(body: str) -> None:
    people: dict[str, EntityType] = {"Ilse": "person", "Marrow": "person"}
    assert types(body, people) == [(body.removesuffix(" won."), "person")]


def test_a_quote_between_two_persons_is_no_nickname() -> None:
    people: dict[str, EntityType] = {"Ilse": "person", "Marrow": "person"}
    body = "To Ilse “I have never said so, and nobody ever will hear it of me” Marrow said."
    assert [text for text, _ in types(body, people)] == ["Ilse", "Marrow"]


def test_a_particle_and_a_surname_belong_to_the_given_name() -> None:
    assert types("Photo by Flavia lo Brandt.", {"Flavia": "person"}) == [("Flavia lo Brandt", "person")]
    assert types("Flavia e Otto Brandt.", {"Flavia": "person", "Otto Brandt": "person"}) == [
        ("Flavia", "person"), ("Otto Brandt", "person"),
    ]  # fmt: skip


def test_a_legal_form_and_a_purpose_belong_to_an_organisation() -> None:
    bodies: dict[str, EntityType] = {"Nordlys": "organisation", "Movement": "organisation", "Saltmere": "place"}
    assert types("Nordlys SE sued.", bodies) == [("Nordlys SE", "organisation")]
    assert types("The Movement for a Free Saltmere met.", bodies) == [("Movement for a Free Saltmere", "organisation")]


def test_a_place_and_the_nickname_of_its_team_are_one_organisation() -> None:
    assert types("The Tbilisi Otters rowed.", {"Otters": "organisation"}) == [("Tbilisi Otters", "organisation")]
    assert types("A Tbilisi TASS man.", {}) == [("Tbilisi", "place"), ("TASS", "organisation")]
