"""Appositions that an article gives once and means throughout: where a place lies, a person's title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.documents import Field

from newswire_enrich.entities.catalogue.catalogue import CatalogueRow, EntityCandidate, EntityCatalogue
from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.entities.evidence import row_beside
from newswire_enrich.entities.recognition.mentions import FoundName

TITLE_WINDOW = 24  # characters before a name in which its title stands


def located(
    texts: Mapping[Field, str], names: Sequence[FoundName], catalogue: EntityCatalogue
) -> dict[str, CatalogueRow]:
    """For places the larger place that the body names after them at first: later it says "Paris" for "Paris, Texas".

    Not for what may be a country: "Lebanon, Tennessee" does not move Lebanon.
    """
    first: dict[str, FoundName] = {}
    for name in names:
        if name.type == "place" and name.field == "body":
            first.setdefault(folded(name.text), name)
    rows = {key: row_beside(texts[name.field], name.end, catalogue) for key, name in first.items()}
    return {key: row for key, row in rows.items() if row and not may_be_country(catalogue, key)}


def may_be_country(catalogue: EntityCatalogue, name: str) -> bool:
    """Whether a country is among what a name may mean."""
    return any(candidate.row.id.startswith("country:") for candidate in catalogue.candidates(name))


def titled(
    texts: Mapping[Field, str], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> dict[str, list[EntityCandidate]]:
    """For persons whom the catalogue knows by a title and a name: later it says "Elizabeth" for "Queen Elizabeth"."""
    found: dict[str, list[EntityCandidate]] = {}
    for name in names:
        before = texts[name.field][max(0, name.start - TITLE_WINDOW) : name.start].split()
        if name.type == "person" and before and before[-1].istitle():
            known = catalogue.candidates(f"{before[-1]} {name.text}", language)
            found[folded(name.text)] = found.get(folded(name.text)) or [c for c in known if c.row.type == "person"]
    return found
