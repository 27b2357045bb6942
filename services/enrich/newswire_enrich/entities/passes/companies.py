"""A pass over an article's names: what stands as companies do is one, wherever the article names it.

A model takes a company that it never saw for a person or a place.  What one place says holds for the whole article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.cues import is_kind_of_organisation, is_titled
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName
from newswire_enrich.languages.business import BEFORE_COMPANIES, BEHIND_COMPANIES, BEHIND_NO_PERSON
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.names import KINDS_OF_COMPANIES

BEFORE = 40  # characters before a name that are looked at
LEAST = {False: 1, True: 2}  # kinds of evidence; two where the name begins with a given name, as founders' companies do
_BEHIND = {"person": re.compile(BEHIND_NO_PERSON), "place": re.compile(BEHIND_COMPANIES)}
_BEFORE = re.compile(BEFORE_COMPANIES)


def as_companies(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> list[FoundName]:
    """Names of which persons and places by the model alone are organisations where their surroundings say so."""
    if language != "en":
        return [*names]
    whole = {text.field: text.text for text in texts}
    surnames = {name.text.split()[-1].casefold() for name in names if name.type == "person" and " " in name.text}
    evidence: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if _is_guess(name, catalogue) and name.text.casefold() not in surnames:
            evidence[name.text.casefold()] |= _evidence(whole[name.field], name)
    return [name.typed("organisation") if _is_company(name, evidence) else name for name in names]


def _is_guess(name: FoundName, catalogue: EntityCatalogue) -> bool:
    """Whether the model alone says what a name is; a small town's name is many a company's."""
    return name.by != "catalogue" and all(candidate.doubtful for candidate in catalogue.candidates(name.text))


def _evidence(text: str, name: FoundName) -> set[str]:
    """The words beside one mention that only companies have, and "" for what only a person has."""
    before = text[max(0, name.start - BEFORE) : name.start]
    if is_titled(before):
        return {""}
    found = [_BEHIND.get(name.type, _BEHIND["person"]).match(text, name.end), _BEFORE.search(before)]
    return {match[0] for match in found if match} | (
        {"kind"} if is_kind_of_organisation(before, KINDS_OF_COMPANIES) else set()
    )


def _is_company(name: FoundName, evidence: Mapping[str, set[str]]) -> bool:
    found = evidence.get(name.text.casefold(), {""})
    given = " " in name.text and name.text.split()[0] in first_names()
    return name.type in _BEHIND and "" not in found and len(found) >= LEAST[given]
