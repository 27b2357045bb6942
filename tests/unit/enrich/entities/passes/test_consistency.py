"""What a whole article says about its names, where one sentence said too little."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.entities.recognition.cues import core_length, head_length, is_titled, title_length, type_within
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def types(body: str, found: Mapping[str, EntityType], title: str = "") -> list[tuple[str, str]]:
    """The mentions of an article in order, with their entities' types."""
    entities = tag_article(Finds(found), KNOWN, title, body)
    listed = [(m.field != "title", m.start, m.text, e.type) for e in entities for m in e.mentions]
    return [(text, kind) for _, _, text, kind in sorted(listed)]


def test_what_the_catalogue_knows_is_found_without_a_model() -> None:
    assert types("TASS wrote from Tbilisi.", {}) == [("TASS", "organisation"), ("Tbilisi", "place")]


def test_a_longer_known_name_takes_the_place_of_what_the_model_found_within_it() -> None:
    assert types("The OSCE Minsk Group met.", {"Minsk": "place"}) == [("OSCE Minsk Group", "organisation")]


def test_a_longer_name_of_the_model_stays() -> None:
    assert types("Paris Match wrote.", {"Paris Match": "organisation"}) == [("Paris Match", "organisation")]


def test_the_catalogue_corrects_a_type() -> None:
    assert types("Kremlin sources spoke.", {"Kremlin": "organisation"}) == [("Kremlin", "place")]


def test_a_doubtful_name_is_of_the_type_that_the_model_says() -> None:
    assert types("Reading won.", {"Reading": "organisation"}) == [("Reading", "organisation")]
    assert types("Reading helps.", {}) == []


def test_a_name_is_found_again_where_the_model_missed_it() -> None:
    class Once(Finds):
        def found_in(self, text: str):  # type: ignore[no-untyped-def]
            return super().found_in(text)[:1]

    entities = tag_article(
        Once({"Otterlund": "place"}), KNOWN, "", "Otterlund voted. Few in Otterlund knew. Otterlunder?"
    )
    assert [m.start for e in entities for m in e.mentions] == [0, 24]


def test_a_surname_is_found_where_the_model_missed_it() -> None:
    body = "Ilse Marrow spoke. MARROW was heard, and marrow was eaten."
    assert types(body, {"Ilse Marrow": "person"}) == [("Ilse Marrow", "person"), ("MARROW", "person")]


def test_part_of_a_joined_word_is_no_name() -> None:
    assert types("A Tbilisi-style Georgia-Pacific meal @TASS.", {}) == []


@pytest.mark.parametrize("body", ["Russian-Turkish talks.", "Russian\u00a0talks, Turkish talks."])
def test_two_peoples_in_one_word_are_two_mentions(body: str) -> None:
    entities = tag_article(Finds({"Russian-Turkish": "other"}), KNOWN, "", body)
    assert {(e.id, e.mentions[0].text, e.mentions[0].kind) for e in entities} == {
        ("country:RU", "Russian", "demonym"),
        ("country:TR", "Turkish", "demonym"),
    }


def test_short_capitals_on_a_line_of_capitals_may_be_any_word() -> None:
    assert types("WHO TELLS US TO WAIT\n\nThe WHO spoke.", {}) == [("WHO", "organisation")]


def test_what_has_no_capital_is_no_name() -> None:
    assert types("The royal commission met.", {"royal commission": "organisation"}) == []


def test_what_the_catalogue_has_for_places_alone_is_one_after_in() -> None:
    assert types("He slept in Reading.", {"Reading": "person"}) == [("Reading", "place")]
    assert types("He slept in Time.", {"Time": "organisation"}) == [("Time", "organisation")]


def test_what_is_called_a_retailer_or_is_an_acronym_is_no_person() -> None:
    people: dict[str, EntityType] = {"Nordlys": "person", "NHK": "person", "MARROW": "person"}
    body = "The retailer Nordlys hired NHK.\n\nMARROW WINS AGAIN"
    assert types(body, people) == [("Nordlys", "organisation"), ("NHK", "organisation"), ("MARROW", "person")]


def test_a_country_of_which_the_article_says_more_is_no_person_of_its_name() -> None:
    people: dict[str, EntityType] = {"Otto Turkey": "person", "Turkey": "place"}
    assert ("Turkey", "place") in types("Turkey and the Turks met Otto Turkey.", people)
    assert ("Turkey", "person") in types("Otto Turkey spoke. Turkey left.", people)


def test_a_person_s_name_has_its_given_name_and_what_a_hyphen_joins() -> None:
    assert types("said Maria Marrow-Lund.", {"Marrow": "person"}) == [("Maria Marrow-Lund", "person")]


def test_a_headline_in_capitals_is_borne_out_by_the_body() -> None:
    found: dict[str, EntityType] = {"Harbour Board Votes": "organisation", "Otter Club": "organisation"}
    title, body = "Angry Harbour Board Votes Against Otter Club Plans", "The Otter Club is sad."
    assert types(body, found, title) == [("Otter Club", "organisation")] * 2
    assert ("Harbour Board Votes", "organisation") in types("", found, title)


def test_one_surface_has_one_type() -> None:
    class Wavers(Finds):
        def found_in(self, text: str):  # type: ignore[no-untyped-def]
            kinds: tuple[EntityType, ...] = ("person", "organisation", "organisation")
            return [type(f)(f.start, f.end, k) for f, k in zip(super().found_in(text), kinds, strict=False)]

    entities = tag_article(Wavers({"Nordlys": "person"}), KNOWN, "", "Nordlys rose. Nordlys fell. Nordlys slept.")
    assert [(e.id, len(e.mentions)) for e in entities] == [("org:nordlys", 3)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Ministry", "organisation"),
        ("University of Saltmere", "organisation"),
        ("Otter Holdings", "organisation"),
        ("Otter River", "place"),
        ("Maria Otterlund", "person"),
        ("Maria von Otterlund", "person"),
        ("Maria 2", None),
        ("Otterlund", None),
        ("Bank", None),
    ],
)
def test_a_name_s_own_words_give_its_type(name: str, kind: str | None) -> None:
    assert type_within(name) == kind


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("SALTMERE 1996-12-06", "SALTMERE"),
        ("Ilse Marrow Dec 7", "Ilse Marrow"),
        ("Ilse Marrow\nLATEST", "Ilse Marrow"),
        ("Saltmere-based", "Saltmere"),
        ("Bre-X", "Bre-X"),
        ("Boeing 737", "Boeing"),
        ("G20", "G20"),
    ],
)
def test_a_name_ends_where_a_date_a_line_or_an_adjective_does(name: str, core: str) -> None:
    assert name[: core_length(name)] == core


def test_a_span_as_long_as_a_paragraph_is_no_name() -> None:
    heap = "The Otter " * 40
    assert types(heap, {heap.strip(): "organisation"}) == []


def test_a_name_ends_before_a_clause() -> None:
    assert types("By the Otter River on Epiphany.", {"Otter River on Epiphany": "place"}) == [("Otter River", "place")]


def test_titles_and_small_words_before_a_name_are_no_part_of_it() -> None:
    assert "Prime Minister Ilse"[title_length("Prime Minister Ilse") :] == "Prime Minister Ilse"
    assert "President Ilse Marrow"[title_length("President Ilse Marrow") :] == "Ilse Marrow"
    assert "rocker Ilse Marrow"[head_length("rocker Ilse Marrow") :] == "Ilse Marrow"
    assert head_length("van der Berg") == 0
    assert is_titled("said Dr. ") and is_titled("the spokesman ") and not is_titled("a lord of the ")


class FindsInHungarian(Finds):
    """A recogniser of Hungarian."""

    languages = frozenset({"hu"})


def surnames(language: str, recogniser: Finds) -> list[str]:
    """The mentions of a person of a full name, and of either of its words."""
    body = "Marrow Ilse ment. Marrow beszélt. Ilse is."
    entities = tag_article(recogniser, KNOWN, "", body, language)
    return sorted(m.text for e in entities for m in e.mentions)


def test_the_last_word_of_a_name_is_looked_for_again_where_it_is_the_surname() -> None:
    assert surnames("en", Finds({"Marrow Ilse": "person"})) == ["Ilse", "Marrow Ilse"]


def test_no_word_is_looked_for_again_where_the_family_name_comes_first() -> None:
    assert surnames("hu", FindsInHungarian({"Marrow Ilse": "person"})) == ["Marrow Ilse"]


SHIP: dict[str, EntityType] = {"Ostara Dawn": "person"}


@pytest.mark.parametrize(
    "body",
    [
        "The crew of the Ostara Dawn stepped ashore.",
        "A tug took the container ship Ostara Dawn in tow.",
        "The Cyprus-flagged Ostara Dawn lost power.",
        "Ostara Dawn crew reach Hull. The Ostara Dawn was towed. Ostara Dawn is old.",
    ],
)
def test_what_is_called_a_ship_or_has_an_article_is_no_person(body: str) -> None:
    assert {kind for _, kind in types(body, SHIP)} == {"other"}


def test_the_one_place_that_tells_a_ship_counts_for_the_title_too() -> None:
    assert types("They left the Ostara Dawn.", SHIP, title="Ostara Dawn crew reach Hull") == [
        ("Ostara Dawn", "other"), ("Ostara Dawn", "other"),
    ]  # fmt: skip


def test_an_article_before_a_person_s_name_makes_no_thing_of_it() -> None:
    people: dict[str, EntityType] = {"Marrow": "person", "Anna Lind": "person", "Ilse Marrow": "person"}
    body = "The Marrow plan and the Anna Lind campaign. Ilse Marrow spoke of the Marrow plan."
    assert {kind for _, kind in types(body, people)} == {"person"}


def test_a_single_unknown_name_where_places_stand_is_a_place_throughout() -> None:
    people: dict[str, EntityType] = {"Saltmere": "person"}
    body = "The Saltmere lifeboat went out. The ship lay at Saltmere for a week."
    assert types(body, people) == [("Saltmere", "place"), ("Saltmere", "place")]


def test_a_surname_where_places_stand_stays_a_person() -> None:
    people: dict[str, EntityType] = {"Ilse Marrow": "person", "Marrow": "person"}
    body = "Ilse Marrow spoke. They laughed at Marrow, and had no faith in Marrow."
    assert {kind for _, kind in types(body, people)} == {"person"}
    assert types("Many were angry at President Marrow.", {"Marrow": "person"})[0][1] == "person"


def test_a_water_company_and_a_coastguard_are_organisations() -> None:
    assert type_within("Anglian Water") == type_within("HM Coastguard") == "organisation"
