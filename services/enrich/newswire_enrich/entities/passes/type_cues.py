"""A pass over an article's names: what stands beside one, or a word such as "Ministry" in it, decides its type."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.cues import (
    is_addressed,
    is_dateline,
    is_kind_of_organisation,
    is_where,
    title_length,
    type_within,
)
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, line_at
from newswire_enrich.languages.given_names import first_names

NEARBY = 40  # characters before a name that are looked at
LONGEST_ACRONYM = 5  # letters; longer words in capitals are surnames as some papers print them


def by_cues(texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue) -> list[FoundName]:
    """Names typed by a title before them or a word within them; the title itself is no part of the name."""
    whole = {text.field: text.text for text in texts}
    typed = [_by_cues(name) for name in names]
    return [_by_neighbours(whole[name.field], name, catalogue) for name in typed]


def _by_neighbours(text: str, name: FoundName, catalogue: EntityCatalogue) -> FoundName:
    """A name after "in", or of a dateline, that may only be a place's is one; one after "retailer" an organisation."""
    before = text[max(0, name.start - NEARBY) : name.start]
    is_body = is_kind_of_organisation(before) or is_acronym(text, name)
    if name.type == "person" and is_body and not is_person_name(name):
        return name.typed("organisation")
    if name.type == "place" and is_acronym(text, name) and not catalogue.candidates(name.text):
        return name.typed("organisation")
    stands = is_where(before) or is_dateline(text, name.start, name.end)
    if name.type not in ("person", "organisation") or not stands:
        return name
    types = {candidate.row.type for candidate in catalogue.candidates(name.text)}
    return name.typed("place") if types == {"place"} else name


def _by_cues(name: FoundName) -> FoundName:
    if is_addressed(name.text):
        name = name.typed("person")
    if name.type == "person" and (led := title_length(name.text)):
        name = name._replace(start=name.start + led, text=name.text[led:])
    within = type_within(name.text)
    return name.typed(within) if within and name.by != "catalogue" and not is_person_name(name) else name


def is_acronym(text: str, name: FoundName) -> bool:
    """Whether a name is a word of a few capitals on a line of others."""
    is_short = name.text.isalpha() and name.text.isupper() and len(name.text) <= LONGEST_ACRONYM
    return is_short and not line_at(text, name.start).is_upper


def is_person_name(name: FoundName) -> bool:
    """Whether a model's person begins with a given name, whatever the surname looks like: "Justin Rose"."""
    return name.type == "person" and name.text.split()[0] in first_names()
