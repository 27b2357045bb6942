"""The edges of quotes: what stands around an utterance, or parts it, is none of its words."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes import quotes
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast

PEOPLE: dict[str, EntityType] = {"Ilse Marrow": "person", "Otto Brandt": "person"}


def spans(body: str, language: str = "en") -> list[list[str]]:
    return [[body[s.start : s.end] for s in quote.spans] for quote in quotes(cast(body, PEOPLE, language))]


@pytest.mark.parametrize(
    "lead",
    ["SALTMERE (AP) — ", "SALTMERE, March 3 (Reuters) - ", "SALTMERE, 3 mar (EFE).- ", "(ANSA) - SALTMERE, 3 MAR - "],
)
def test_a_dateline_is_no_part_of_a_statement(lead: str) -> None:
    assert spans(f"{lead}The pier will be shut, Ilse Marrow said.") == [["The pier will be shut"]]


@pytest.mark.parametrize("tail", ["the Saltmere Post reported", "according to Radio Saltmere"])
def test_who_reported_a_statement_is_no_part_of_it(tail: str) -> None:
    assert spans(f"Ilse Marrow said the pier would be shut, {tail}.") == [["the pier would be shut"]]


def test_a_short_second_part_belongs_to_its_utterance() -> None:
    body = '"We will fight this," Ilse Marrow said, "and we will win." A clerk told Otto Brandt: "The pier stays shut."'
    assert spans(body) == [["We will fight this", "and we will win."], ["The pier stays shut."]]


def test_a_short_quotation_with_its_comma_outside_is_an_utterance() -> None:
    assert spans("„Das ist ein Skandal“, sagte Ilse Marrow.", "de") == [["Das ist ein Skandal"]]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("« Le port rouvrira, assure Ilse Marrow, maire de Saltmere. Tout est payé. »",
         ["Le port rouvrira", "Tout est payé."]),
        ("« Les bateaux sont partis, regrette Ilse Marrow, et ils ne reviendront pas. »",
         ["Les bateaux sont partis", "et ils ne reviendront pas."]),
        ("« Le port reste fermé, soupire une habitante du quartier. »", ["Le port reste fermé"]),
    ],
)  # fmt: skip
def test_french_prints_the_tag_within_the_marks(body: str, parts: list[str]) -> None:
    assert spans(body, "fr") == [parts]


def test_italian_prints_the_tag_between_dashes() -> None:
    body = "«È una vergogna - ha detto Ilse Marrow -, nessuno ci ha avvisati»."
    assert spans(body, "it") == [["È una vergogna", "nessuno ci ha avvisati"]]


def test_two_who_are_told_apart_by_description_are_two_quotes() -> None:
    body = '"We will wait," said Ilse Marrow. "We never wait in this town," said a porter from the hotel.'
    assert spans(body) == [["We will wait"], ["We never wait in this town"]]
