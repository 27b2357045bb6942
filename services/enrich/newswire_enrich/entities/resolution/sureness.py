"""What in an article bears out that a name which only a model found is one, and of its type.

A model that reads sentences is a guesser in headings, tables and lists, and of single words anywhere.  So an id that a
name makes by itself is sure where the name's own words or its sentence say what it is; else it is left doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from newswire_shared.contracts.documents import EntityType, Field

from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.entities.recognition.cues import is_dateline, is_kind_of_organisation, is_titled, type_within
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, is_headline
from newswire_enrich.languages.business import BEFORE_COMPANIES, BEHIND_NO_PERSON
from newswire_enrich.languages.given_names import given_names
from newswire_enrich.languages.names import COMPANY_ENDS
from newswire_enrich.languages.sport import BEFORE_TEAMS, BEHIND_TEAMS

BEFORE = 40  # characters before a name that are looked at
LEAST_SENTENCE = 60  # characters of a line without a full stop that may yet be a sentence
_SENTENCE_ENDS = tuple(".!?…:;\"'”’)")
LONGEST_HEADING = 150  # characters of what may be a heading
_NO_NAME = re.compile(r"[@#/_]|\d[A-Za-z]|[A-Za-z]\d|^\W|^[a-z]")  # handles, codes, models of products
_SAYS = r"(?:said|says|told|tells|added|wrote|writes|warned|argued|explained|announced|reported|tweeted|claimed|agreed)"
_SAID = re.compile(rf",?\s{_SAYS}\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|told by|according to|asked|wrote|by) $")
_WHO = re.compile(
    r",?\s(?:who|whose)\b|,\s(?:\d{2}\b|aged\b|an?\s|the\s|his\s|her\s|their\s)|['’]s?\s(?:father|mother|wife)"
)
# "Ilse Marrow, head of the board", "Ilse Marrow of Tiflis", "Ilse Marrow (Otters)".
_IS = re.compile(r",\s(?!and|or|but|in|on|at|as)[a-z]|\sof\s[A-Z]|\s\([A-Z\d]")
_WHERE = re.compile(
    r"\b(?:in|near|outside|towards?|around|across)\s(?:the\s|(?:north|south|east|west|central)\w*\s)?$"
    r"|\b(?:city|town|village|port|island|district|suburb|province|region|county)\sof\s$"
)
_LAND = re.compile(r",\s[A-Z][\w.]+(?=[,.;)]|\s[a-z(]|$)")  # "Otterlund, Texas"
# What only a body says: a person "said" it too.
_ANNOUNCED = re.compile(r"\s(?:announced|reported|agreed)\b")
_BODIES = (
    "company|firm|group|organi[sz]ation|agency|charity|party|bank|maker|provider|newspaper|network|union|nonprofit|"
    "institute|think|club|school|university|startup|start-up|subsidiary|retailer|chain|foundation|association|studio"
)
_ITS = re.compile(rf",\s(?:which\b|(?:an?|the)\s(?:[\w'’-]+\s){{0,5}}?(?:{_BODIES})\b)")
_COMPANY, _BEFORE_COMPANY = re.compile(BEHIND_NO_PERSON), re.compile(BEFORE_COMPANIES)
_TEAM, _BEFORE_TEAM = re.compile(BEHIND_TEAMS), re.compile(BEFORE_TEAMS)


def borne_out(texts: Sequence[FieldText], names: Sequence[FoundName]) -> frozenset[tuple[EntityType, str]]:
    """The type and folded text of each name that the article bears out; English."""
    whole: Mapping[Field, str] = {text.field: text.text for text in texts}
    surnames = {name.text for name in names if name.type == "person" and " " not in name.text}
    found: set[tuple[EntityType, str]] = set()
    named: Counter[tuple[EntityType, str]] = Counter()
    for name in names:
        key, text = (name.type, folded(name.text)), whole[name.field]
        if name.by == "catalogue" or key in found or (name.type == "person" and _is_where(text, name)):
            continue
        if is_borne_out_by_itself(name) or _by_sentence(text, name, surnames):
            found.add(key)
        elif name.type == "other" and " " in name.text:
            named[key] += is_prose(text, name.start)
    return frozenset(found | {key for key, count in named.items() if count > 1})


def _is_where(text: str, name: FoundName) -> bool:
    return bool(_WHERE.search(text, max(0, name.start - BEFORE), name.start))


def is_borne_out_by_itself(name: FoundName) -> bool:
    """Whether a name's own words say what it is: a given name and a surname, "Harbour Ministry", "Otter Street"."""
    words = name.text.split()
    if len(words) < 2 or is_no_name(name):
        return False
    is_given = words[0].partition("-")[0] in given_names()
    if name.type == "person":
        return is_given
    if is_given and len(words) == 2 and name.type == "organisation":
        return False  # "Maria Field" beside "Maria College": only a sentence tells
    return type_within(name.text) == name.type or (name.type == "organisation" and words[-1] in COMPANY_ENDS)


def is_no_name(name: FoundName) -> bool:
    """Whether a text looks like a handle, a code or a product's model, or like two persons."""
    is_two = "," in name.text and (name.type == "person" or len(name.text.split()) == 2)
    return is_two or bool(_NO_NAME.search(name.text))


def _by_sentence(text: str, name: FoundName, surnames: Collection[str]) -> bool:
    if name.type not in ("person", "organisation", "place") or is_no_name(name) or not is_prose(text, name.start):
        return False
    before = text[max(0, name.start - BEFORE) : name.start]
    if name.type == "place":
        is_land = bool(_LAND.match(text, name.end)) or is_dateline(text, name.start, name.end)
        return is_land or _is_where(text, name)
    if name.type == "person":
        says = bool(_SAID.match(text, name.end) or _SAID_BEFORE.search(before))
        is_full = " " in name.text and (name.text.split()[-1] in surnames or bool(_IS.match(text, name.end)))
        return says or is_titled(before) or is_full or bool(_WHO.match(text, name.end))
    announces = _ANNOUNCED.match(text, name.end) or before.endswith("according to ")
    return bool(announces) or is_kind_of_organisation(before) or _is_body(text, before, name)


def _is_body(text: str, before: str, name: FoundName) -> bool:
    """Whether a sentence says of an organisation what is said of companies or clubs."""
    its = bool(_ITS.match(text, name.end)) and (" " in name.text or name.text.isupper())
    behind = its or any(pattern.match(text, name.end) for pattern in (_COMPANY, _TEAM))
    return behind or bool(_BEFORE_COMPANY.search(before) or _BEFORE_TEAM.search(before))


def is_prose(text: str, at: int) -> bool:
    """Whether a place of a text lies in a sentence, and in no heading, row of a table or item of a list."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].strip()
    if len(line) > LONGEST_HEADING:
        return not line.startswith("|")
    is_sentence = line.endswith(_SENTENCE_ENDS) or len(line) >= LEAST_SENTENCE
    return is_sentence and not line.startswith("|") and not is_headline(line)
