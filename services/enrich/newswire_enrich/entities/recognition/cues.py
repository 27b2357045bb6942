"""Cues to a name: what stands beside it, and words within it, that give its end and its type."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.languages.calendars import months
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.names import (
    EVENT_ENDS,
    EVENT_STARTS,
    KINDS_OF_ORGANISATIONS,
    LAW_ENDS,
    ORGANISATION_ENDS,
    PARTICLES,
    PLACE_ENDS,
)
from newswire_enrich.languages.titles import OFFICES, TITLES

MOST_WORDS = 4  # of a person's name
_TITLE_WORDS = "|".join(sorted(TITLES))
# A title or an office right before a name.
_TITLE = re.compile(rf"(?:^|\W)(?:(?:{_TITLE_WORDS})\.?|{'|'.join(sorted(OFFICES))})\s+$")
_LED = re.compile(rf"^(?:(?:{_TITLE_WORDS})\.?\s+)+(?=\S)")  # titles that a model took into a name
_MONTH = rf"(?:{'|'.join(sorted({name[:3].capitalize() for name in months('en')}))})[a-z]*\.?"  # in any short form
# A date or a score that a model took into a name.
_DATE_TAIL = re.compile(rf"(?<!\s)\s+(?:(?:{_MONTH}\s+)?\d{{1,4}}(?:[-./]\d{{1,2}}){{0,2}}|[-+]\s?\d[\d.]*)$")
_PARTICIPLES = "based led born held run made style"
_ADJECTIVE_TAIL = re.compile(rf"-(?:{_PARTICIPLES.replace(' ', '|')}|[a-z]+(?:ed|ing))$")  # "London-based" is London
# Words that no name of a person or place holds, and those that none of a body does.
_CLAUSE = re.compile(r"\s(?:on|at|after|before|during|since|until|with|by|near|as|who|was|is|said)\s")
_BODY_CLAUSE = re.compile(r"\s(?:through|during|before|after|since|until|who|was|is|has|had|said|says)\s")
_HEAD = re.compile(r"^(?:[a-z][\w'’]*\s+)+(?=[A-Z])")  # small words that a model took into a name
_TAIL = re.compile(r"(?:\s+[a-z]+)+$")  # small words that a model took into a name at its end
_ADDRESSED = re.compile(r"^(?:Mr|Mrs|Ms)\b\.? ")
_GIVEN = re.compile(r"\b([A-Z]\w+) $")  # the word with a capital right before a name
_JOINED = re.compile(r"(?:-\w+)+")  # the rest of a given name in parts: "-won"
_WHERE = re.compile(r"\b(?:in|near|outside|from|to|towards|around) $")  # words after which places stand
_PREFIXED = re.compile(r"(?:post|pre|anti|pro|trans|non|mid|ex|then|inter|cross|all)-[A-Z]")
PHRASE = 120  # characters before an acronym in which its phrase stands
_DATELINE = re.compile(r"\s*(?:\(|-|—|–|\d{4}-)|, [A-Z]")  # what stands behind the place of a report
WINDOW = 24  # characters before a name that are looked at
_SURNAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.])*")


def type_within(name: str) -> EntityType | None:
    """The type that a name's own words give it."""
    words = name.split()
    if len(words) < 2:
        return None
    if words[-1] in ORGANISATION_ENDS or (" of " in name and words[0] in ORGANISATION_ENDS):
        return "organisation"
    if words[-1] in PLACE_ENDS:
        return "place"
    if words[0] in EVENT_STARTS or words[-1] in EVENT_ENDS:
        return "event"
    if words[-1] in LAW_ENDS:
        return "other"
    return "person" if len(words) <= MOST_WORDS and words[0] in first_names() and are_surnames(words[1:]) else None


def are_surnames(words: Sequence[str]) -> bool:
    """Whether words may follow a given name: with a capital or small as "von" is, without digits."""
    return all(word in PARTICLES or (word[0].isupper() and _SURNAME.fullmatch(word)) for word in words)


@lru_cache(maxsize=1000)  # several passes ask at each person of an article
def is_titled(before: str) -> bool:
    """Whether a text ends in a title or an office that a person's name follows."""
    return bool(_TITLE.search(before))


def is_addressed(name: str) -> bool:
    """Whether a name begins with a form of address, as only a person's does."""
    return bool(_ADDRESSED.match(name))


def title_length(name: str) -> int:
    """How many characters of a name are titles that stand before it."""
    found = _LED.match(name)
    return found.end() if found else 0


def core_length(name: str) -> int:
    """The length of a name on one line, without a date after it and "-based" at its end."""
    end = name.find("\n") if "\n" in name else len(name)
    for tail in (_DATE_TAIL, _ADJECTIVE_TAIL):
        if found := tail.search(name[:end]):
            end = found.start()
    return end


def clause_length(name: str, kind: EntityType) -> int:
    """The length of a name without a clause after it: "Jordan River" and "on Epiphany"."""
    found = (_BODY_CLAUSE if kind == "organisation" else _CLAUSE).search(name)
    return found.start() if found else len(name)


def tailless_length(name: str) -> int:
    """The length of an English name without small words after it: "Xinhua news agency", "Otter County jail"."""
    found = _TAIL.search(name)
    return found.start() if found else len(name)


def head_length(name: str) -> int:
    """How many characters of small words stand before a name: "rocker Stevie", "occupied Otterlund"."""
    found = _HEAD.match(name)
    return found.end() if found and not {*found[0].split()} & PARTICLES else 0


def given_length(before: str) -> int:
    """How many characters before a person's name are a given name that belongs to it."""
    found = _GIVEN.search(before[-WINDOW:])
    return len(found[0]) if found and found[1] in first_names() else 0


def joined_length(after: str) -> int:
    """How many characters after a person's name are joined to it by a hyphen: "Han Ji" and "-won", no "-backed"."""
    found = _JOINED.match(after)
    return found.end() if found and not _ADJECTIVE_TAIL.search(found[0]) else 0


def is_kind_of_organisation(before: str, kinds: Collection[str] = KINDS_OF_ORGANISATIONS) -> bool:
    """Whether a text ends in what an organisation is, right before its name: "retailer Otter"."""
    words = before.split()
    return before.endswith(" ") and bool(words) and words[-1] in kinds


def is_adjective(name: str) -> bool:
    """Whether a name with a small prefix is an adjective: "post-Otter", "pro-Marrow"."""
    return bool(_PREFIXED.match(name))


def is_common_acronym(name: str, text: str) -> bool:
    """Whether a text gives an acronym for a phrase in small letters, which is no name: "gross output (GO)"."""
    at = text.find(f"({name})") if name.isupper() and name.isalpha() else -1
    if at < 0:
        return False
    words = text[max(0, at - PHRASE) : at].replace("-", " ").split()[-len(name) :]
    return len(words) == len(name) and all(map(_begins, words, name))


def _begins(word: str, letter: str) -> bool:
    return word[0] == letter.lower()


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name begins a line as the place of a report does: "OTTERLUND (Nordlys) -", "OTTERLUND, May 7 -"."""
    begins = not text[:start] or text[start - 1] == "\n"
    return begins and text[start:end].isupper() and bool(_DATELINE.match(text, end))


def is_where(before: str) -> bool:
    """Whether a text ends in a word after which places stand."""
    return bool(_WHERE.search(before))
