"""The dateline: the place or places that a report is filed from, as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newswire_enrich.languages.agencies import is_medium
from newswire_enrich.languages.function_words import NO_PLACE

# One to four words with capitals; the last may be an abbreviated state.
CITY = r"[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*(?:[ .'’-]{1,2}[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*){0,3}\.?"
# Words in capitals throughout, as most agencies print places.
UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]{2,}(?:[ .'’/-]{1,2}[^\W\d_a-zß-öø-ÿа-яё]+){0,4}\.?"
DATE = r"(?:,?\s+(?:[^\W\d_]{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,10})(?:,?\s+\d{4})?(?:\s+г(?:ода|\.))?)?\.?"
AGENCY_FIRST = r"(?:\([A-Z][^()\n]{1,20}\)\s*[-–—]\s*)?"  # as Italian agencies print it: "(ANSA) - ROMA, 3 MAR - "
# The place in capitals, then a dash, or an agency in brackets or between bars.
SHOUTED = re.compile(
    rf"\A\s*{AGENCY_FIRST}(?P<place>{UPPER}(?:\s?[/,]\s?(?:{CITY}|{UPPER}))?){DATE},?\s*"
    r"(?:[-–—]|\([^()\n]{2,40}\)|/[^/\n]{2,20}/)"
)
PLACE_LINE = re.compile(rf"\A\s*(?P<place>{UPPER},\s?{UPPER})\s*\n")  # a line of its own: PLACE, COUNTRY
# The place in small letters: only with an agency, or a dash between spaces.
SPOKEN = re.compile(
    rf"\A\s*(?P<place>{CITY}(?:\s?[/,]\s?{CITY})?){DATE},?\s*"
    r"(?:\((?P<credit>[A-Z][^()\n]{1,30})\)|/[^/\n]{2,20}/|\s[-–—]+\s)"
)
# A full stop behind the place, as German papers print it; in other languages that is a short sentence.
GERMAN = re.compile(rf"\A\s*(?P<place>{CITY}(?:/{CITY})?)\.\s+(?=[A-ZÄÖÜ„»])")
# Agency, place and date in one run, before the character for telegram.
CHINESE = re.compile(r"\A\s*(?:[^\W\d_]{2,4}社)(?P<place>[^\W\d_]{2,8}?)\d{1,2}月\d{1,2}日电")
MARKS_BEHIND = re.compile(r"[\s.:–—-]*")  # between an agency in brackets and the report: "(AP) — ", "(EFE).- "
HEAD_CHARACTERS = 2000  # hold the first two paragraphs; the second, for a byline may stand in the first
MOST_WORDS = 6  # of two places with their states
LONGEST = 60  # characters of a place or two


def dateline(body: str, language: str | None = None) -> str | None:
    """The places of a body's dateline, None where it has none."""
    found = _found(body[:HEAD_CHARACTERS], language)
    return found[0] if found else None


def dateline_span(body: str, language: str | None = None) -> tuple[int, int] | None:
    """Where a body's dateline begins, and where behind its marks the report does; None where it has none."""
    found = _found(body[:HEAD_CHARACTERS], language)
    return found[1:] if found else None


@lru_cache(maxsize=1)  # dates ask after quotes
def _found(head: str, language: str | None) -> tuple[str, int, int] | None:
    """The places of a dateline, its beginning and its end."""
    for start, paragraph in [*_paragraphs(head)][:2]:
        for pattern in (SHOUTED, PLACE_LINE, SPOKEN, *((GERMAN,) if language == "de" else ()), CHINESE):
            match = pattern.match(f"{paragraph}\n")
            credit = match.groupdict().get("credit") if match else None
            if match and _is_place(match["place"]) and (credit is None or is_medium(credit)):
                marks = MARKS_BEHIND.match(head, start + match.end())
                return str(match["place"]).strip(), start, marks.end() if marks else start + match.end()
    return None


def _paragraphs(head: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with what they begin at."""
    at = 0
    for paragraph in head.split("\n"):
        if paragraph.strip():
            yield at, paragraph
        at += len(paragraph) + 1


def _is_place(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(text) <= LONGEST and words[0] not in NO_PLACE and len(words) <= MOST_WORDS
