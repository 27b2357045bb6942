"""Speakers of quotations in languages without capital letters: a name by its place beside the verb."""

from __future__ import annotations

import re

from newswire_enrich.languages.uncapitalised import MANNERS, Manner, full_korean_name
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.marks import Stretch

LEAD_CHARACTERS = 200  # before a quotation in which its sentence's subject stands
TAG_CHARACTERS = 120  # behind a quotation in which its verb and subject stand
MOST_WORDS = 4  # of a person's name


def uncapitalised_tag(
    text: str, one: Stretch, start: int, cast: Cast, previous: Speaker | None
) -> tuple[Speaker | None, int] | None:
    """Who says a quotation whose sentence begins at `start`, and where its tag ends; None if no verb governs it."""
    manner = MANNERS[cast.prose.language or ""]
    lead = text[max(start, one.start - LEAD_CHARACTERS) : one.start]
    for pattern in manner.after:
        match = pattern.match(text, one.end, one.end + TAG_CHARACTERS)
        if match:
            named = (
                _named(match, manner, previous, text)
                if "name" in match.groupdict()
                else _ahead(lead, manner, previous, text)
            )
            return named or previous, match.end()
    match = next((match for pattern in manner.before if (match := pattern.search(lead))), None)
    governs = match is not None and cast.prose.language != "ko"  # in Korean what follows the quotation governs it
    return (_named(match, manner, previous, text), one.end) if match and governs else None


def _ahead(lead: str, manner: Manner, previous: Speaker | None, text: str) -> Speaker | None:
    """The subject that stands before a quotation whose verb follows it."""
    match = next((match for pattern in manner.before if (match := pattern.search(lead))), None)
    return _named(match, manner, previous, text) if match else None


def _named(match: re.Match[str], manner: Manner, previous: Speaker | None, text: str) -> Speaker | None:
    """The name in a subject, without its titles."""
    phrase = (match["name"] or "").strip()
    if not phrase or manner.pronoun.search(phrase):
        return previous
    name = (
        manner.titles.sub("", phrase + " ").strip()
        if manner.titles.pattern[0] == "^"
        else manner.titles.sub("", phrase)
    )
    if not name or manner.unnamed.search(name) or len(name.split()) > MOST_WORDS:
        return None
    return Speaker((full_korean_name(text, name) or phrase) if len(name) == 1 else name, None)
