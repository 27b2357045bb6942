"""What stands at one place of a text, or within a name, settles what the name is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.recognition.cues import type_within
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def types(body: str, found: Mapping[str, EntityType]) -> list[tuple[str, str]]:
    """The mentions of an article in order, with their entities' types."""
    entities = tag_article(Finds(found), KNOWN, "", body)
    return [(text, kind) for _, text, kind in sorted((m.start, m.text, e.type) for e in entities for m in e.mentions)]


@pytest.mark.parametrize("body", ["OTTERHAM, Texas\nA fair began.", "OTTERHAM (Nordlys) - A fair began."])
def test_a_dateline_is_a_place(body: str) -> None:
    assert ("OTTERHAM", "place") in types(body, {"OTTERHAM": "organisation"})


def test_an_unknown_name_in_a_land_that_is_named_behind_it_is_a_place() -> None:
    assert types("A fair at Ytter Pedy, Armenia, began.", {"Ytter Pedy": "person"})[0] == ("Ytter Pedy", "place")
    assert types("Ytter Pedy, Armenia's envoy, spoke.", {"Ytter Pedy": "person"})[0] == ("Ytter Pedy", "person")


def test_an_acronym_of_common_words_is_no_name() -> None:
    names: dict[str, EntityType] = {"PPK": "organisation", "HB": "organisation"}
    assert types("They wore personal protective kit (PPK). PPK is dear.", names) == []
    assert types("The Harbour Board (HB) met.", names) == [("HB", "organisation")]


def test_a_name_with_a_small_prefix_is_an_adjective() -> None:
    assert types("A post-Otter deal.", {"post-Otter": "place"}) == [("post-Otter", "other")]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("A Texas-owned ship sank.", "demonym"),
        ("The Texas-Armenia talks went on.", "demonym"),
        ("A ship sank off Texas - nobody knows why.", "name"),
    ],
)
def test_a_place_that_a_hyphen_joins_to_another_word_is_an_adjective(body: str, kind: str) -> None:
    entities = tag_article(Finds({"Texas": "place", "Armenia": "place"}), KNOWN, "", body)
    assert {m.kind for e in entities for m in e.mentions if e.name == "Texas"} == {kind}


def test_a_saint_begins_a_surname() -> None:
    names: dict[str, EntityType] = {"Ilse St. Marrow": "person", "St. Marrow": "place"}
    assert {kind for _, kind in types("Ilse St. Marrow ran. St. Marrow won.", names)} == {"person"}


def test_a_form_of_address_is_a_person_s() -> None:
    assert types("The chiefs met Mr Pinfold.", {"Mr Pinfold": "organisation"}) == [("Pinfold", "person")]


def test_acts_are_laws_and_given_names_of_other_countries_are_given_names() -> None:
    assert type_within("Otter Protection Act") == "other"
    assert type_within("Bjarne Otterko") == "person"
