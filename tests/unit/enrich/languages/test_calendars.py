"""Names of months and weekdays, from CLDR and beyond."""

from __future__ import annotations

import pytest
from newswire_enrich.languages.calendars import MONTH_LANGUAGES, WEEKDAY_LANGUAGES, months, stated_months, weekdays


@pytest.mark.parametrize("language", sorted(MONTH_LANGUAGES))
def test_a_language_names_twelve_months(language: str) -> None:
    assert {*months(language).values()} == {*range(1, 13)}


@pytest.mark.parametrize("language", sorted(WEEKDAY_LANGUAGES))
def test_a_language_names_seven_weekdays(language: str) -> None:
    assert {*weekdays(language).values()} == {*range(7)}


@pytest.mark.parametrize(("language", "name", "number"), [("de", "jänner", 1), ("ru", "январе", 1), ("no", "des", 12)])
def test_forms_beyond_the_full_names_are_known(language: str, name: str, number: int) -> None:
    assert months(language)[name] == number


def test_an_abbreviation_that_is_another_word_is_no_month() -> None:
    assert "mar" not in months("es")


def test_a_name_that_means_two_months_somewhere_is_left_out() -> None:
    assert "listopad" not in stated_months()  # October in Croatian, November in Polish and Czech
