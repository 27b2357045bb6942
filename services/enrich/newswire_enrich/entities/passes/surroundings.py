"""A pass over an article's names: a person that stands as ships and towns do is one, wherever the article names it.

A model takes a name that it never saw for a person.  What is decided by one place of an article holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.evidence import row_beside
from newswire_enrich.entities.recognition.cues import is_dateline, is_titled
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.names import KINDS_OF_SHIPS, PARTICLES

BEFORE = 40  # characters before a name that are looked at
_SHIP = re.compile(rf"(?:\b(?:{'|'.join(sorted(KINDS_OF_SHIPS))})|-flagged) $", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at|near|outside|off) $")
_LARGER = re.compile(r", [A-Z][\w. ]*")  # what may be the land in which a place lies
_OWNS = ("'s", "’s")  # "in Marrow's words" is in no place


def by_surroundings(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> list[FoundName]:
    """Names of which ships and the like are things and unknown towns places; the rules are English."""
    if language != "en":
        return [*names]
    whole = {text.field: text.text for text in texts}
    persons = {word.casefold() for name in names if name.type == "person" and " " in name.text
               for word in name.text.split()}  # fmt: skip
    unsure = [name for name in names if _is_unsure(name, catalogue)]
    told: dict[str, EntityType] = {}
    for name in unsure:
        kind = _kind(whole[name.field], name, persons, catalogue)
        if kind and name.text.casefold() not in told:
            told[name.text.casefold()] = kind
    return [_told(name, told, unsure) for name in names]


def _is_unsure(name: FoundName, catalogue: EntityCatalogue) -> bool:
    """Whether a name is what it is by the model alone."""
    is_guess = name.by != "catalogue" and name.type in ("person", "place", "organisation")
    return is_guess and name.text.split()[0] not in first_names() and not catalogue.candidates(name.text)


def _kind(text: str, name: FoundName, persons: Iterable[str], catalogue: EntityCatalogue) -> EntityType | None:
    """What the surroundings of one place say that a name is."""
    before, after = text[max(0, name.start - BEFORE) : name.start], text[name.end : name.end + 2]
    words = name.text.split()
    if _SHIP.search(before):
        return "other"
    if name.type == "place" or is_titled(before):
        return None
    if _is_located(text, name, catalogue) and (len(words) > 1 or words[0].casefold() not in persons):
        return "place"
    if name.type != "person":
        return None
    if len(words) > 1:
        return "other" if _ARTICLE.search(before) and words[0].lower() not in PARTICLES else None
    is_place = _PLACE.search(before) and after not in _OWNS and words[0].casefold() not in persons
    return "place" if is_place else None


def _is_located(text: str, name: FoundName, catalogue: EntityCatalogue) -> bool:
    """Whether a name stands between "in" and the land it lies in, or begins a dateline with it: "Otterlund, Texas"."""
    is_where = _PLACE.search(text, max(0, name.start - BEFORE), name.start) or is_dateline(text, name.start, name.end)
    return bool(is_where and _LARGER.match(text, name.end) and row_beside(text, name.end, catalogue))


def _told(name: FoundName, told: dict[str, EntityType], unsure: Sequence[FoundName]) -> FoundName:
    kind = told.get(name.text.casefold())
    return name.typed(kind) if kind and name in unsure else name
