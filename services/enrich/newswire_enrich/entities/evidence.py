"""Evidence for one of the places that a name may mean: its fame, what stands beside it, what else is named."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newswire_enrich.entities.catalogue.catalogue import CatalogueRow, EntityCandidate, EntityCatalogue
from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.entities.recognition.mentions import FoundName

# The weights were set by hand, on sentences and on the development half of the labels (decision 14).
UNSURE = 0.6  # the least confidence with which a name of several meanings is given one of them
# Confidence in the only meaning; in one that is another word too; in one of a country that is not named.
CERTAIN, DOUBTFUL, FOREIGN = 0.95, 0.7, 0.55
LARGE = 1_000_000  # people from which on a city may be meant without any evidence
CLEAR = 0.9  # the least confidence with which a name says where the article plays
BESIDE = 3.0  # orders of magnitude of fame that ", Texas" after a name weighs
COUNTRY = 3.0  # ... times the share that its country has in the names of places, people and organisations;
REGION = 0.5  # for a place in a region that is known, half of it is for the country and half for the region named
NEIGHBOUR, MOST_NEIGHBOURS = 0.4, 3  # ... each of its neighbours named
STEEPNESS = 1.5  # by which a lead of one order of magnitude gives a confidence of 0.89
_AFTER = re.compile(r"(?:,|\s+in|\s+\()\s*([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the names of an article that mean one thing, or hardly another, mean: by their folded texts."""

    rows: Mapping[str, CatalogueRow]

    def without(self, name: str) -> Setting:
        """The same without a name: what it may mean is no evidence of what it means."""
        return Setting({key: row for key, row in self.rows.items() if key != folded(name)})

    def countries(self) -> Counter[str]:
        """How many names belong to each country."""
        return Counter(row.country for row in self.rows.values())

    def regions(self) -> frozenset[str]:
        """The regions, and the places in none, that are named."""
        return frozenset(row.region or row.id for row in self.rows.values())


NOWHERE = Setting({})


def setting_of(names: Iterable[FoundName], catalogue: EntityCatalogue, language: str) -> Setting:
    """What the clear names of an article say about where it plays."""
    rows: dict[str, CatalogueRow] = {}
    for text in dict.fromkeys(name.text for name in names if name.type != "person" or " " in name.text):
        found = [c for c in catalogue.candidates(text, language) if not c.doubtful]
        best, confidence = chosen(found, NOWHERE, None) if found else (None, 0.0)
        if best and best.row.country and confidence >= CLEAR:
            rows[folded(text)] = best.row
    return Setting(rows)


def chosen(
    candidates: Sequence[EntityCandidate], around: Setting, beside: CatalogueRow | None
) -> tuple[EntityCandidate, float]:
    """The likeliest of some candidates, and how sure that is: from 0.5 for a draw to nearly 1.

    The largest of several smaller cities is a guess where nothing but its size speaks for it.
    """
    if len(candidates) == 1:
        return candidates[0], _alone(candidates[0], around)
    countries, regions = around.countries(), around.regions()
    ranked = sorted(((_score(c.row, countries, regions, beside), c) for c in candidates), key=lambda each: -each[0])
    (first, best), (second, _) = ranked[:2]
    is_guess = best.row.weight < LARGE and first <= _fame(best.row)
    return best, FOREIGN if is_guess else round(min(CERTAIN, 1 - 0.5 * math.exp(-STEEPNESS * (first - second))), 3)


def _alone(candidate: EntityCandidate, around: Setting) -> float:
    """How sure the only candidate is; one country's "Senate" is not meant where that country is not named."""
    row = candidate.row
    if not candidate.doubtful:
        return CERTAIN
    is_elsewhere = row.type == "organisation" and row.country and row.country not in around.countries()
    return FOREIGN if is_elsewhere else DOUBTFUL


def _score(
    row: CatalogueRow, countries: Mapping[str, int], regions: frozenset[str], beside: CatalogueRow | None
) -> float:
    score = _fame(row)
    if beside:
        score += BESIDE if lies_in(row, beside) else -BESIDE
    if row.country in countries:
        share = countries[row.country] / sum(countries.values())
        score += COUNTRY * share * ((1 - REGION) if row.region else 1)
    score += COUNTRY * REGION if {row.region, row.id} & regions else 0
    return score + NEIGHBOUR * min(len({*row.near} & {*countries}), MOST_NEIGHBOURS)


def _fame(row: CatalogueRow) -> float:
    return math.log10(max(1, row.weight))


def lies_in(row: CatalogueRow, larger: CatalogueRow) -> bool:
    """Whether a place lies in a country or in one of its regions."""
    if larger.id.startswith("geo:"):
        return row.region == larger.id
    return row.country == larger.country != "" and row.id != larger.id


def row_beside(text: str, end: int, catalogue: EntityCatalogue) -> CatalogueRow | None:
    """The country or region that is named right after a place: "Paris, Texas", "Hyderabad in Pakistan"."""
    found = _AFTER.match(text, end)
    first = found[1].split()[0] if found else ""
    for name in (found[1], first, first.rstrip(".")) if found else ():
        larger = [c.row for c in catalogue.candidates(name) if is_larger(c)]
        if larger:
            return larger[0] if len(larger) == 1 else next((r for r in larger if r.country == "US"), larger[0])
    return None


def is_larger(candidate: EntityCandidate) -> bool:
    """Whether a candidate is a country, or a region that holds cities."""
    row = candidate.row
    is_state = row.source == "GeoNames" and row.country == "US" and not row.region
    return candidate.kind != "demonym" and (row.id.startswith(("country:", "region:")) or is_state)
