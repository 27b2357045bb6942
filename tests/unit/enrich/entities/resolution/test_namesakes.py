"""Persons whose name many bear are not told apart, and the confidence in their id says so."""

from __future__ import annotations

import pytest
from newswire_enrich.entities.evidence import UNSURE
from newswire_enrich.entities.resolution.namesakes import is_shared
from newswire_enrich.entities.tagging import tag_article
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


@pytest.mark.parametrize("name", ["John Smith", "Mary Johnson", "Marrow"])
def test_a_surname_alone_and_a_name_that_many_bear_may_be_another_s_next_time(name: str) -> None:
    assert is_shared(name)
    (entity,) = tag_article(Finds({name: "person"}), KNOWN, "", f"President {name} spoke.")
    assert entity.confidence < UNSURE


@pytest.mark.parametrize("name", ["Ilse Marrow", "John Marrow", "Ilse Smith", "John Q. Smith"])
def test_other_full_names_are_their_bearer_s(name: str) -> None:
    assert not is_shared(name)
    (entity,) = tag_article(Finds({name: "person"}), KNOWN, "", f"President {name} spoke.")
    assert entity.confidence >= UNSURE


def test_a_surname_that_the_catalogue_or_the_article_knows_is_sure() -> None:
    (known,) = tag_article(Finds({"Putin": "person"}), KNOWN, "", "President Putin spoke.")
    named = tag_article(Finds({"Ilse Marrow": "person", "Marrow": "person"}), KNOWN, "", "Ilse Marrow. Marrow spoke.")
    assert [known.confidence >= UNSURE] + [each.confidence >= UNSURE for each in named] == [True, True]


def known_confidence(body: str, *names: str) -> float:
    """How sure it is that the president of the catalogue is meant."""
    tagged = tag_article(Finds(dict.fromkeys(names or ("Vladimir Putin",), "person")), KNOWN, "", body)
    return next(each.confidence for each in tagged if each.id == "person:vladimir-putin")


@pytest.mark.parametrize(
    "body",
    [
        "Gardener Vladimir Putin won the first prize.",
        "They asked retired teacher Vladimir Putin about it.",
        "Vladimir Putin, a gardener from Otterham, won the first prize.",
        "Vladimir Putin, a retired bus-loving shopkeeper, won the first prize.",
        "Vladimir Putin, Gärtner aus Otterham, gewann den Preis.",
        "Vladimir Putin, jardinier à Otterham, a gagné le prix.",
        "Vladimir Putin, 54, of Otterham, was fined on Monday.",
        "Vladimir Putin, aged 54, from Otterham, was fined on Monday.",
    ],
)
def test_who_is_introduced_by_a_trade_or_by_age_and_town_is_hardly_whom_the_catalogue_knows(body: str) -> None:
    assert known_confidence(body) < UNSURE


@pytest.mark.parametrize(
    "body",
    [
        "President Vladimir Putin spoke.",
        "Vladimir Putin spoke to a gardener from Otterham.",
        "Vladimir Putin, a gardener's son, spoke.",
        "Vladimir Putin, a former teacher, spoke.",
        "The former teacher Vladimir Putin spoke.",
        "He met the gardener. Vladimir Putin spoke.",
        "Vladimir Putin, 54, spoke in Otterham.",
    ],
)
def test_other_words_near_a_known_name_leave_it_sure(body: str) -> None:
    assert known_confidence(body) >= UNSURE


def test_a_surname_behind_a_stranger_s_full_name_is_the_stranger_s() -> None:
    body = "Gardener Vladimir Putin won. Putin said that he was glad."
    assert known_confidence(body, "Vladimir Putin", "Putin") < UNSURE
