"""A pass over an article's names: in a report of a match the names of places are the clubs that are called by them.

"Otterlund drew with Saltmere" names two clubs, in Otterlund a town.  A country stays one: its team is its people's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.contracts.documents import Field

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.evidence import row_beside
from newswire_enrich.entities.passes.joined_names import is_nickname, with_joined
from newswire_enrich.entities.recognition.cues import is_dateline
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, merged, name_at
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.sport import BEFORE_TEAMS, BEHIND_TEAMS, MATCH_WORDS

LEAST_SHARE, LEAST_WORDS = 0.02, 3  # words of matches in a report: other news has one in two hundred, and few kinds
BEFORE = 40  # characters before a name that are looked at
_BEHIND, _BEFORE = re.compile(BEHIND_TEAMS), re.compile(BEFORE_TEAMS)
_WHERE = re.compile(r"\b(?:in|at|near|outside|around|through)\s$")
_NICKNAMED = re.compile(r"\b[Tt]he ([A-Z][a-z]+s)\b(?! [A-Z])")


def as_clubs(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> list[FoundName]:
    """Names of which, in a report of a match, those of places are organisations where they stand as clubs do."""
    if language != "en" or not is_match(texts):
        return [*names]
    report = Report({text.field: text.text for text in texts}, catalogue)
    clubs = report.clubs(names)
    typed = [name.typed("organisation") if report.is_club(name, clubs) else name for name in names]
    return with_joined(texts, merged(typed, _nicknames(texts, typed, catalogue)), catalogue)


def is_match(texts: Sequence[FieldText]) -> bool:
    """Whether an article is a report of a match, by its words."""
    found = [word for text in texts for word in text.words.texts if word in MATCH_WORDS]
    return len({*found}) >= LEAST_WORDS and len(found) >= LEAST_SHARE * sum(len(text.words.texts) for text in texts)


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a match, and who may play in it."""

    texts: Mapping[Field, str]
    catalogue: EntityCatalogue

    def clubs(self, names: Sequence[FoundName]) -> frozenset[str]:
        """The names, in small letters, that stand as a team does at least once.

        A name of a country and of another place ("Georgia") is a club where clubs play, and no country does.
        """
        playing = {name.text.casefold(): name.text for name in names if name.type == "place" and self._plays(name)}
        countries = {key: self._is_country(text) for key, text in playing.items()}
        clubs = {key for key, is_country in countries.items() if not is_country}
        nations = {key for key in playing if countries[key] and len(self.catalogue.candidates(playing[key])) == 1}
        return frozenset(clubs if nations or not clubs else playing)

    def is_club(self, name: FoundName, clubs: frozenset[str]) -> bool:
        """Whether one mention is a club's: not where it says where something is."""
        if name.type == "organisation" or (name.by == "catalogue" and name.type != "place"):
            return False
        if self._is_named_after_town(name):
            return True
        return name.text.casefold() in clubs and (self._plays(name) or not self._is_where(name))

    def _plays(self, name: FoundName) -> bool:
        text = self.texts[name.field]
        return bool(_BEHIND.match(text, name.end) or _BEFORE.search(text[max(0, name.start - BEFORE) : name.start]))

    def _is_where(self, name: FoundName) -> bool:
        text = self.texts[name.field]
        before = text[max(0, name.start - BEFORE) : name.start]
        leads = is_dateline(text, name.start, name.end)
        return bool(_WHERE.search(before) or leads or row_beside(text, name.end, self.catalogue))

    def _is_country(self, text: str) -> bool:
        """Whether a name may be a country's, or of a region of several, such as the West Indies."""
        rows = [candidate.row for candidate in self.catalogue.candidates(text)]
        return any(row.id.startswith("country:") or (row.id.startswith("region:") and not row.country) for row in rows)

    def _is_named_after_town(self, name: FoundName) -> bool:
        """Whether a name that nobody knows ends with a town that needs no other word: "Rapid Otterlund"."""
        words = name.text.split()
        if (
            len(words) < 2
            or name.by == "catalogue"
            or words[0] in first_names()
            or self.catalogue.candidates(name.text)
        ):
            return False
        towns = [each for each in self.catalogue.candidates(words[-1]) if each.row.id.startswith("geo:")]
        return name.type in ("person", "place") and any(not town.doubtful for town in towns)


def _nicknames(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue
) -> Iterator[FoundName]:
    """What teams are called, where it stands with its article at least twice: "the Otters"."""
    spans = [(text, found) for text in texts for found in _NICKNAMED.finditer(text.text)]
    words = [found[1] for _, found in spans]
    known = {name.text for name in names}
    for text, found in spans:
        word = found[1]
        if words.count(word) > 1 and is_nickname(word) and word not in known and not catalogue.candidates(word):
            yield name_at(text, *found.span(1), "organisation", "document")
