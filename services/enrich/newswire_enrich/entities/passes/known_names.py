"""A pass over an article's names: what the catalogue knows is added, and decides where it can mean one thing only."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.catalogue import EntityCandidate, EntityCatalogue
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, line_at, merged, name_at

SHORT = 4  # letters of a name that may be any word in a line of capitals


def with_known(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str = "en"
) -> list[FoundName]:
    """Names with those of the catalogue added, and typed by it where all that a name may mean is of one type."""
    gazetteer = catalogue.gazetteer(language)
    added = [
        name_at(text, start, end, kind, "catalogue")
        for text in texts
        for start, end in gazetteer.find_in(text.words)
        if (kind := known_type(catalogue, text.text[start:end], language))
        and not is_within_longer(text, start, end, language)
        and not is_shouted(text, start, end)
    ]
    single = [part for name in names for part in _peoples(name, catalogue, language)]
    return [_as_known(name, catalogue, language) for name in merged(single, added)]


def _peoples(name: FoundName, catalogue: EntityCatalogue, language: str) -> list[FoundName]:
    """A name as it is, or its two parts of which the second is a people: "Russian-Turkish", "Kosovo Serbs"."""
    first, mark, second = name.text.replace(" ", "-", 1).partition("-")
    if not mark or catalogue.candidates(name.text, language):
        return [name]
    known = [catalogue.candidates(part, language) for part in (first, second)]
    if not (known[0] and known[1] and (known[1][0].kind == "demonym" or (mark in name.text and _is_land(known)))):
        return [name]
    at = name.start + len(first)
    kinds = [found[0].row.type if found[0].kind != "demonym" else "other" for found in known]
    return [name._replace(end=at, text=first, type=kinds[0]), name._replace(start=at + 1, text=second, type=kinds[1])]


def _is_land(known: Sequence[Sequence[EntityCandidate]]) -> bool:
    """Whether each of some names is a country's: "U.S.-Mexico"."""
    return all(found[0].row.id.startswith("country:") for found in known)


def known_type(catalogue: EntityCatalogue, name: str, language: str = "en") -> EntityType | None:
    """The type of all that a name may mean by the catalogue; None for an unknown name, or of several types."""
    found = [candidate for candidate in catalogue.candidates(name, language) if not candidate.doubtful]
    if found and found[0].kind == "demonym":
        return "other"
    types = {candidate.row.type for candidate in found}
    return types.pop() if len(types) == 1 else None


def _as_known(name: FoundName, catalogue: EntityCatalogue, language: str) -> FoundName:
    if name.type == "person" and " " not in name.text:
        return name  # a surname is many a place's
    kind = known_type(catalogue, name.text, language)
    return name.typed(kind) if kind else name


def is_within_longer(text: FieldText, start: int, end: int, language: str = "en") -> bool:
    """Whether a span is joined to what stands before or after it, so that it may be part of another name.

    Where a hyphen joins case endings to names, as in Armenian, small letters after it are no part of one.
    """
    before, after = text.text[max(0, start - 1) : start], text.text[end : end + 2]
    joined = after[1:2].isalpha() and not (language != "en" and after[1:2].islower())
    return before in ("-", "@", "#", "/") or (after[:1] in ("-", "@") and joined)


def is_shouted(text: FieldText, start: int, end: int) -> bool:
    """Whether a short span in capitals stands on a line of capitals, where it may be any word: "WHO IS THIS FOR US"."""
    if end - start > SHORT or not text.text[start:end].isupper():
        return False
    line = line_at(text.text, start)
    return line.is_upper and line.has_words
