"""The table of months and weekdays says what the CLDR says, each language's names apart."""

from __future__ import annotations

import pytest
from newswire_shared.calendars.__main__ import LANGUAGES, table
from newswire_shared.calendars.names import FILE, month_names, weekday_names


def test_the_table_is_that_of_the_babel_that_is_installed() -> None:
    assert FILE.read_text("utf-8") == table(), "write it anew: python -m newswire_shared.calendars"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_months_and_days_in_each_form(language: str) -> None:
    for kind, count in ((month_names, 12), (weekday_names, 7)):
        forms = kind(language)
        assert {*forms} == {"format", "stand-alone"}
        for form in forms.values():
            assert [len(names) for names in form.values()] == [count, count]


def test_no_language_knows_the_names_of_another() -> None:
    assert [code for code in LANGUAGES if "yanvar" in str(month_names(code))] == ["az", "uz"]


def test_january_and_monday_come_first() -> None:
    assert month_names("en")["format"]["wide"][0] == "January"
    assert weekday_names("de")["stand-alone"]["wide"][0] == "Montag"
