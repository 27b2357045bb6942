"""News agencies, in bylines and in texts."""

from __future__ import annotations

import pytest
from newswire_enrich.languages.agencies import is_agency, is_medium


@pytest.mark.parametrize("name", ["Reuters", "dpa-AFX", "The Associated Press", "연합뉴스", "Prensa Latina"])
def test_an_agency_is_one_in_a_byline_and_in_a_text(name: str) -> None:
    assert is_agency(name) and is_agency(name, in_byline=True)


@pytest.mark.parametrize("name", ["PA", "SID"])
def test_an_acronym_with_another_meaning_is_an_agency_in_a_byline_alone(name: str) -> None:
    assert is_agency(name, in_byline=True) and not is_agency(name) and not is_medium(name)


@pytest.mark.parametrize("name", ["Sana", "Mena", "Zuma", "Leta"])
def test_a_byline_that_people_bear_is_a_person_s(name: str) -> None:
    assert is_agency(name) and not is_agency(name, in_byline=True)
