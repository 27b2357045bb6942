"""Which entity a name means: by the catalogue, by what else the article says, or none that is known."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.evidence import UNSURE
from newswire_enrich.entities.resolution.short_forms import bare_organisation, initials
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import Entity, EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def entities(body: str, found: Mapping[str, EntityType] | None = None, title: str = "") -> dict[str, Entity]:
    return {entity.id: entity for entity in tag_article(Finds(found or {}), KNOWN, title, body)}


def texts(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]


@pytest.mark.parametrize(
    ("body", "entity_id"),
    [
        ("Georgia voted.", "country:GE"),
        ("Georgia voted. Tbilisi was calm, Russia was not.", "country:GE"),
        ("Voters in Atlanta, Texas and all of the U.S. looked to Georgia.", "geo:1"),
        ("Georgia state law.", "geo:1"),
        ("He left Paris.", "geo:4"),
        ("He left Paris, Texas, early.", "geo:5"),
        ("He left Paris (Texas) early.", "geo:5"),
        ("He left Paris in Texas early.", "geo:5"),
    ],
)
def test_a_place_of_several_is_told_by_fame_by_what_stands_beside_it_and_by_the_article(
    body: str, entity_id: str
) -> None:
    found = entities(body)
    assert entity_id in found
    assert found[entity_id].confidence >= UNSURE


def test_a_place_that_was_located_once_stays_there() -> None:
    found = entities("He left Paris, Texas. Paris was far. Georgia, Texas, is a town; Georgia voted, said Tbilisi.")
    assert texts(found["geo:5"]) == ["Paris", "Paris"]
    assert "country:GE" in found


def test_the_largest_of_several_small_cities_is_a_guess_without_evidence() -> None:
    assert entities("Otterham flooded.", {"Otterham": "place"})["place:otterham"].confidence < UNSURE
    assert entities("Otterham flooded, said the U.S.", {"Otterham": "place"})["geo:11"].confidence >= UNSURE


def test_what_a_name_may_mean_is_no_evidence_of_what_it_means() -> None:
    body = "Voters in Paris, a town in the north of Texas, and in Atlanta of all America."
    assert "geo:4" in entities("Paris voted. Paris slept. Paris woke.")
    assert "geo:5" in entities(body)


def test_one_country_s_institution_is_not_meant_where_that_country_is_not_named() -> None:
    for body, entity_id in (("Time wrote of the U.S. again.", "org:time"), ("Time wrote.", "org:time")):
        found = entities(body, {"Time": "organisation"})
        assert (found[entity_id].confidence >= UNSURE) == ("U.S." in body)


def test_what_cannot_be_told_stays_open_under_its_own_name() -> None:
    found = entities("Twinford flooded.", {"Twinford": "place"})
    assert [*found] == ["place:twinford"]
    assert found["place:twinford"].confidence < UNSURE


def test_one_entity_under_many_names() -> None:
    (entity,) = entities("Artsakh, or Karabakh, or Nagorno-Karabakh.").values()
    assert (entity.id, entity.name) == ("region:nagorno-karabakh", "Nagorno-Karabakh")
    assert [(m.text, m.kind) for m in entity.mentions] == [
        ("Artsakh", "alias"),
        ("Karabakh", "alias"),
        ("Nagorno-Karabakh", "name"),
    ]


def test_a_people_s_name_means_its_country() -> None:
    (entity,) = entities("Turks met Turkish friends in Turkey.").values()
    assert entity.id == "country:TR"
    assert [m.kind for m in entity.mentions] == ["demonym", "demonym", "name"]


def test_a_person_is_not_a_place_of_the_same_name() -> None:
    found = entities("Otto Paris spoke in Paris. Paris slept.", {"Otto Paris": "person"})
    assert texts(found["person:otto-paris"])[0] == "Otto Paris"
    assert "geo:4" not in {e.id for e in found.values() if "Otto Paris" in texts(e)}


def test_a_surname_that_is_known_is_that_person_unless_the_article_names_another() -> None:
    assert [*entities("Putin spoke.", {"Putin": "person"})] == ["person:vladimir-putin"]
    found = entities("Otto Putin spoke. Putin left.", {"Otto Putin": "person", "Putin": "person"})
    assert [*found] == ["person:otto-putin"]


def test_a_royal_title_tells_who_it_is() -> None:
    (entity,) = entities("Queen Ilse opened it. Ilse smiled. So Queen Ilse left.", {"Ilse": "person"}).values()
    assert (entity.id, len(entity.mentions)) == ("person:queen-ilse-ii", 3)


@pytest.mark.parametrize(
    ("body", "longer", "shorter"),
    [
        ("The Saltmere Harbour Board (SHB) met. SHB agreed.", "Saltmere Harbour Board", "SHB"),
        ("Otter Mining Ltd fell. Otter said no.", "Otter Mining Ltd", "Otter"),
        ("The Saltmere Harbour Board met. The Harbour Board agreed.", "Saltmere Harbour Board", "Harbour Board"),
    ],
)
def test_an_organisation_s_short_names_are_its_own(body: str, longer: str, shorter: str) -> None:
    (entity,) = entities(body, {longer: "organisation", shorter: "organisation"}).values()
    assert {*texts(entity)} == {longer, shorter}


def test_an_acronym_that_the_article_explains_is_not_the_one_that_is_known() -> None:
    names: dict[str, EntityType] = {"Wool Harbour Otters": "organisation", "WHO": "organisation"}
    assert [*entities("The Wool Harbour Otters (WHO) won. WHO cheered.", names)] == ["org:wool-harbour-otters"]


def test_a_known_organisation_is_itself_beside_a_longer_name_that_begins_with_it() -> None:
    names: dict[str, EntityType] = {"TASS Harbour Sailing Club": "organisation", "TASS": "organisation"}
    found = entities("The TASS Harbour Sailing Club met. TASS wrote.", names)
    assert {*found} == {"org:tass", "org:tass-harbour-sailing-club"}


def test_first_name_and_tail_of_a_full_name_are_the_person() -> None:
    found = entities(
        "Ilse von der Marrow spoke. Ilse smiled; von der Marrow left.",
        {"Ilse von der Marrow": "person", "Ilse": "person", "von der Marrow": "person"},
    )
    assert [*found] == ["person:ilse-von-der-marrow"]


def test_a_legal_form_is_no_part_of_an_id() -> None:
    assert [*entities("Otter Mining Co. Ltd fell.", {"Otter Mining Co. Ltd": "organisation"})] == ["org:otter-mining"]
    assert bare_organisation("Ltd") == "Ltd"


def test_acronyms_are_made_with_and_without_small_words() -> None:
    assert [*initials(["Bank", "of", "Otter-Saltmere"])] == ["BOOS", "BOS"]


@pytest.mark.parametrize("title", ["", "Marrow wins"])
def test_the_full_name_is_shown(title: str) -> None:
    (entity,) = entities("Ilse Marrow won.", {"Ilse Marrow": "person", "Marrow": "person"}, title).values()
    assert entity.name == "Ilse Marrow"
