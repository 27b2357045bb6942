"""The dateline: the place or places that a report is filed from, as it is written."""

from __future__ import annotations

import re

from newswire_enrich.languages.agencies import is_medium
from newswire_enrich.languages.function_words import NO_PLACE

# One to four words with capitals; the last may be an abbreviated state.
CITY = r"[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*(?:[ .'’-]{1,2}[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*){0,3}\.?"
# Words in capitals throughout, as most agencies print places.
UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]{2,}(?:[ .'’/-]{1,2}[^\W\d_a-zß-öø-ÿа-яё]+){0,4}\.?"
DATE = r"(?:,?\s+(?:[^\W\d_]{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,10})(?:,?\s+\d{4})?(?:\s+г(?:ода|\.))?)?\.?"
# The place in capitals, then a dash, or an agency in brackets or between bars.
SHOUTED = re.compile(
    rf"\A\s*(?P<place>{UPPER}(?:\s?[/,]\s?(?:{CITY}|{UPPER}))?){DATE},?\s*"
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
HEAD_CHARACTERS = 2000  # hold the first two paragraphs; the second, for a byline may stand in the first
MOST_WORDS = 6  # of two places with their states
LONGEST = 60  # characters of a place or two


def dateline(body: str, language: str | None = None) -> str | None:
    """The places of a body's dateline, None where it has none."""
    paragraphs = [paragraph for paragraph in body[:HEAD_CHARACTERS].split("\n") if paragraph.strip()]
    for paragraph in paragraphs[:2]:
        for pattern in (SHOUTED, PLACE_LINE, SPOKEN, *((GERMAN,) if language == "de" else ()), CHINESE):
            match = pattern.match(f"{paragraph}\n")
            credit = match.groupdict().get("credit") if match else None
            if match and _is_place(match["place"]) and (credit is None or is_medium(credit)):
                return str(match["place"]).strip()
    return None


def _is_place(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(text) <= LONGEST and words[0] not in NO_PLACE and len(words) <= MOST_WORDS
