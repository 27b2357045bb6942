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
