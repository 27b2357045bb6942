"""In a report of a match the names of places are those of clubs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()
REPORT = "The striker scored in a goalless half before the match turned, a penalty late in the game."
TOWNS: dict[str, EntityType] = {"Saltmere": "place", "Otterlund": "place"}


def types(body: str, found: Mapping[str, EntityType] | None = None) -> set[tuple[str, str]]:
    """The names of an article with their types."""
    entities = tag_article(Finds(found or TOWNS), KNOWN, "", body)
    return {(m.text, e.type) for e in entities for m in e.mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "Saltmere drew with Otterlund.",
        "Saltmere beat Otterlund 24-17.",
        "Saltmere (6-4) trailed Otterlund (3-7) at the break.",
        "It was a 2-1 win for the visitors over Otterlund, and Saltmere won too.",
        "Saltmere striker Ilse Marrow missed against Otterlund.",
        "Saltmere 3, Otterlund 1",
        "Otterlund 20 12 4 4 40\nSaltmere 20 11 3 6 36",
        "Victory over Otterlund left Saltmere's coach in tears.",
    ],
)
def test_who_plays_is_a_club(sentence: str) -> None:
    assert {("Saltmere", "organisation"), ("Otterlund", "organisation")} & types(f"{sentence}\n{REPORT}")
    assert ("Otterlund", "place") not in types(f"{sentence}\n{REPORT}")


def test_a_club_is_one_throughout_but_where_its_town_is_meant() -> None:
    body = f"Saltmere drew with Otterlund. {REPORT} The points left Saltmere third. Rain fell in Saltmere."
    entities = tag_article(Finds(TOWNS), KNOWN, "", body)
    assert [(e.type, len(e.mentions)) for e in entities if e.name == "Saltmere"] == [("organisation", 2), ("place", 1)]


def test_a_dateline_of_a_report_is_a_place() -> None:
    assert ("SALTMERE", "place") in types(f"SALTMERE (Nordlys) - Saltmere drew with Otterlund. {REPORT}")


def test_other_news_makes_no_clubs_of_towns() -> None:
    body = "Saltmere beat Otterlund to the new railway, and its mayor lost no time. The council met on Monday."
    assert types(body) == {("Saltmere", "place"), ("Otterlund", "place")}


def test_countries_that_play_stay_countries() -> None:
    assert types(f"Armenia beat Georgia 2-0. {REPORT}", {}) == {("Armenia", "place"), ("Georgia", "place")}


def test_a_state_that_has_a_country_s_name_is_a_club_among_clubs() -> None:
    assert types(f"Texas beat Georgia 24-17. {REPORT}", {}) == {("Texas", "organisation"), ("Georgia", "organisation")}


def test_a_team_s_nickname_is_found_where_it_stands_with_its_article_twice() -> None:
    body = f"Texas beat the Otters 24-17. {REPORT} The Otters fell silent. The Herons did not."
    assert types(body, {}) == {("Texas", "organisation"), ("Otters", "organisation")}


def test_a_club_that_ends_with_a_town_is_no_person() -> None:
    body = f"Dinamo Tbilisi went on. {REPORT} Maria Paris played."
    people: dict[str, EntityType] = {"Dinamo Tbilisi": "person", "Maria Paris": "person"}
    assert types(body, people) == {("Dinamo Tbilisi", "organisation"), ("Maria Paris", "person")}
