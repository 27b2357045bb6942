"""Speakers of quotations in languages without capital letters: a name by its place beside the verb."""

from __future__ import annotations

import re

from newswire_enrich.languages.uncapitalised import MANNERS, Manner, full_korean_name, korean_person
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
    governor = _governor(lead, manner)
    for pattern in manner.after:
        match = pattern.match(text, one.end, one.end + TAG_CHARACTERS)
        if match:
            subject = match if "name" in match.groupdict() else governor
            return (_named(subject, manner, previous, text) if subject else previous), match.end()
    governs = governor is not None and cast.prose.language != "ko"  # in Korean what follows the quotation governs it
    return (_named(governor, manner, previous, text), one.end) if governor and governs else None


def _governor(lead: str, manner: Manner) -> re.Match[str] | None:
    """The subject before a quotation: the first that holds a name in full, else the first."""
    found = [match for pattern in manner.before for match in pattern.finditer(lead)]
    named = (match for match in found if korean_person(match.groupdict().get("name") or ""))
    return next(named, found[0] if found else None)


def _named(match: re.Match[str], manner: Manner, previous: Speaker | None, text: str) -> Speaker | None:
    """The name in a subject, without its titles; who spoke last where it is a pronoun or the last word of that name."""
    phrase = (match.groupdict().get("name") or "").strip()
    if not phrase or manner.pronoun.search(phrase) or (previous and phrase == previous.name.split()[-1]):
        return previous
    name = korean_person(phrase) or _without_titles(manner.behind.sub("", phrase).strip(), manner)
    if not name or manner.unnamed.search(name) or len(name.split()) > MOST_WORDS:
        return None
    return Speaker((full_korean_name(text, name) or phrase) if len(name) == 1 else name, None)


def _without_titles(phrase: str, manner: Manner) -> str:
    """A phrase without the titles at its head, or at its end where that is the custom."""
    at_head = manner.titles.pattern[0] == "^"
    return manner.titles.sub("", phrase + " ").strip() if at_head else manner.titles.sub("", phrase)
