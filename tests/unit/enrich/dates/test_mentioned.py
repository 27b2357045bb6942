"""The dates that a text names, and its dateline."""

from __future__ import annotations

from datetime import date

import pytest
from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates

MONDAY = date(2026, 3, 2)


def named(text: str, language: str = "en", published: date | None = MONDAY) -> list[tuple[str, str]]:
    return [(one.text, one.date) for one in dates("body", text, language, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on November 9, 2020, and", [("November 9, 2020", "2020-11-09")]),
        ("on 9 November 2020", [("9 November 2020", "2020-11-09")]),
        ("the 9th of November", [("9th of November", "2025-11-09")]),
        ("on Nov. 9", [("Nov. 9", "2025-11-09")]),
        ("since March 1", [("March 1", "2026-03-01")]),
        ("by April 4", [("April 4", "2026-04-04")]),
        ("in November 2020", [("November 2020", "2020-11")]),
        ("in November", []),
        ("in 2020", [("2020", "2020")]),
        ("from 2010 to 2015", [("2010", "2010"), ("2015", "2015")]),
        ("(1927-2014)", [("1927", "1927"), ("2014", "2014")]),
        ("on 2020-11-09", [("2020-11-09", "2020-11-09")]),
        ("on 9/11/2020", []),
        ("on 11/29/2020", [("11/29/2020", "2020-11-29")]),
        ("on Monday", [("Monday", "2026-03-02")]),
        ("on Tuesday night", [("Tuesday night", "2026-02-24")]),
        ("will meet on Thursday", [("Thursday", "2026-03-05")]),
        ("last Monday", [("Monday", "2026-02-23")]),
        ("on a Monday or so", []),
        ("Black Friday sales", []),
        ("yesterday", [("yesterday", "2026-03-01")]),
        ("last year", [("last year", "2025")]),
        ("last week", []),
        ("February 30, 2020", [("2020", "2020")]),
        ("1,990 people, $2020, 2020 people, no. 2020%", []),
        ("the 1990s and 1909 Harbour Street", []),
        ("May I go in May?", []),
        ("call 202-636-3000 now", []),
    ],
)  # fmt: skip
def test_what_is_certain_in_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am 9. November 2020", "2020-11-09"), ("de", "am 09.11.2020", "2020-11-09"),
        ("de", "am Freitagabend", "2026-02-27"),
        ("de", "im Juli 1993", "1993-07"), ("fr", "le 1er mars", "2026-03-01"),
        ("fr", "mardi 24 février", "2026-02-24"),
        ("es", "el 9 de noviembre de 2020", "2020-11-09"), ("it", "il 9 novembre 2020", "2020-11-09"),
        ("pt", "a 9 de novembro de 2020", "2020-11-09"), ("nl", "op 9 november 2020", "2020-11-09"),
        ("pl", "9 listopada 2020", "2020-11-09"), ("ru", "9 ноября 2020 года", "2020-11-09"),
        ("uk", "9 листопада 2020 року", "2020-11-09"), ("tr", "9 Kasım 2020", "2020-11-09"),
        ("sv", "den 9 november", "2025-11-09"),
        ("no", "9. november 2020", "2020-11-09"), ("cs", "9. listopadu 2020", "2020-11-09"),
        ("zh", "2020年11月9日", "2020-11-09"),
        ("ja", "令和2年11月9日", "2020-11-09"), ("ja", "昨年7月", "2025-07"),
    ],
)  # fmt: skip
def test_dates_in_other_languages(language: str, text: str, expected: str) -> None:
    assert [value for _, value in named(text, language)] == [expected]


def test_without_a_day_of_publication_only_whole_dates_are_certain() -> None:
    text = "On January 30, on Monday, yesterday and on November 9, 2020."
    assert named(text, published=None) == [("November 9, 2020", "2020-11-09")]


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("SALTMERE, November 9. /TASS/. The pier is shut.", "en", "SALTMERE"),
        ("SALTMERE (Reuters) - The pier is shut.", "en", "SALTMERE"),
        ("SALTMERE, Northland (AP) — The pier is shut.", "en", "SALTMERE, Northland"),
        ("SALTMERE, N.Y. — The pier is shut.", "en", "SALTMERE, N.Y."),
        ("SALTMERE/NORTHBAY — The pier is shut.", "en", "SALTMERE/NORTHBAY"),
        ("The standfirst is here.\n\nSALTMERE — The pier is shut.", "en", "SALTMERE"),
        ("Old Saltmere (CNN) The pier is shut.", "en", "Old Saltmere"),
        ("Saltmere. Der Hafen bleibt zu.", "de", "Saltmere"),
        ("London/Saltmere - Der Hafen bleibt zu.", "de", "London/Saltmere"),
        ("新华社北京4月24日电 港口仍然关闭。", "zh", "北京"),
        ("The pier is shut. It was old.", "en", None),
        ("The pier — an old one — is shut.", "en", None),
        ("Marrow. Said nothing.", "en", None),
        ("", None, None),
    ],
)
def test_the_dateline_is_the_places_as_they_are_written(body: str, language: str | None, expected: str | None) -> None:
    assert dateline(body, language) == expected
