"""A pass over an article's names: a person that stands as ships and towns do is one, wherever the article names it.

A model takes a name that it never saw for a person.  What is decided by one place of an article holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.cues import is_titled
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName
from newswire_enrich.languages.names import KINDS_OF_SHIPS, PARTICLES, first_names

BEFORE = 40  # characters before a name that are looked at
_SHIP = re.compile(rf"(?:\b(?:{'|'.join(sorted(KINDS_OF_SHIPS))})|-flagged) $", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at|near|outside|off) $")
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
        kind = _kind(whole[name.field], name, persons)
        if kind and name.text.casefold() not in told:
            told[name.text.casefold()] = kind
    return [_told(name, told, unsure) for name in names]


def _is_unsure(name: FoundName, catalogue: EntityCatalogue) -> bool:
    """Whether a name is a person or a place by the model alone."""
    is_guess = name.by != "catalogue" and name.type in ("person", "place")
    return is_guess and name.text.split()[0] not in first_names() and not catalogue.candidates(name.text)


def _kind(text: str, name: FoundName, persons: Iterable[str]) -> EntityType | None:
    """What the surroundings of one place say that a name is."""
    before, after = text[max(0, name.start - BEFORE) : name.start], text[name.end : name.end + 2]
    words = name.text.split()
    if _SHIP.search(before):
        return "other"
    if name.type != "person" or is_titled(before):
        return None
    if len(words) > 1:
        return "other" if _ARTICLE.search(before) and words[0].lower() not in PARTICLES else None
    is_place = _PLACE.search(before) and after not in _OWNS and words[0].casefold() not in persons
    return "place" if is_place else None


def _told(name: FoundName, told: dict[str, EntityType], unsure: Sequence[FoundName]) -> FoundName:
    kind = told.get(name.text.casefold())
    return name.typed(kind) if kind and name in unsure else name
