"""The figures of a text with what they count: "32 people", "7.5 million euros", "12 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from newswire_shared.analysis.words import folded

_FIGURE = re.compile(
    r"(?<![\w.,:/\-])(?P<sign>[$€£¥]\s?)?(?P<number>\d{1,3}(?:[.,\u202f\xa0]\d{3})+|\d{1,9}(?:[.,]\d{1,3})?)"
    r"(?![\d:/])(?:[\s\xa0]?(?P<percent>%)|[\s\xa0\-](?P<unit>[^\W\d_]{2,30}(?:\s[^\W\d_]{3,30})?))?"
)
# behind these a figure's word comes second: "7 million euros"
_LARGE: Final = frozenset((
    "million", "millions", "billion", "billions", "thousand", "hundred", "millionen", "milliarden", "tausend",
    "millones", "mil", "milhoes", "mille", "milliards", "milioni", "miliardi", "mln", "mld", "bn",
    "percent", "per", "prozent", "nautical", "square", "cubic", "metric",
))  # fmt: skip
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s\Z")
_YEARS: Final = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is printed, and what it is compared by."""

    text: str
    key: str


def figures(text: str, language: str | None) -> Iterator[Figure]:
    """The figures of a text in order, without years, days of months and times of day."""
    months = _months("en") | _months(language or "en")
    for found in _FIGURE.finditer(text):
        unit = (found["unit"] or "").split()
        if _counts(found, text, unit, months):
            counted = _counted(found, unit)
            printed = (found["sign"] or "") + found["number"] + (" %" if found["percent"] else "")
            yield Figure(" ".join((printed, *counted)), _key(found, counted))


def _counted(found: re.Match[str], unit: list[str]) -> list[str]:
    """The words behind a number that belong to it: behind a sign or a percentage only one like "million"."""
    if not unit or (found["sign"] and folded(unit[0]) not in _LARGE):
        return []
    return unit if folded(unit[0]) in _LARGE and not found["sign"] else unit[:1]


def _counts(found: re.Match[str], text: str, unit: list[str], months: frozenset[str]) -> bool:
    """Whether a number counts something: with a sign or a unit, and no year and no day of a month."""
    if found["sign"]:
        return True
    before = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
    of_month = (unit and folded(unit[0]) in months) or (before and folded(before[1]) in months)
    return bool(found["percent"] or unit) and not of_month and not _YEARS.fullmatch(found["number"])


def _key(found: re.Match[str], counted: list[str]) -> str:
    of = folded(counted[0]) if counted else found["sign"] or found["percent"]
    digits = re.sub(r"\D", "", found["number"])
    return f"{digits} {of}"


@cache
def _months(language: str) -> frozenset[str]:
    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return frozenset()
    return frozenset(
        folded(name.rstrip("."))
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale=locale).values()
    )
