"""From names to entities: an id for each, by the catalogue, by the article, or by the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newswire_shared.contracts.documents import EntityType, Field

from newswire_enrich.entities.catalogue.catalogue import CatalogueRow, EntityCandidate, EntityCatalogue
from newswire_enrich.entities.catalogue.names import folded, slug
from newswire_enrich.entities.evidence import UNSURE, Setting, chosen, row_beside, setting_of
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName
from newswire_enrich.entities.resolution.apposition import located, titled
from newswire_enrich.entities.resolution.namesakes import is_shared, strangers
from newswire_enrich.entities.resolution.short_forms import bare_organisation, longer_names
from newswire_enrich.entities.resolution.sureness import borne_out

# Of ids; they are a promise, so none is ever renamed.
PREFIX: dict[EntityType, str] = {
    "person": "person", "organisation": "org", "place": "place", "event": "event", "other": "other",
}  # fmt: skip
# Confidence in an id made of two words, of one, of a name that the article does not bear out or that many persons bear,
# and of one that may mean several things: the last two are below `UNSURE`.
FULL_NAME, SHORT_NAME, DOUBTED, OPEN = 0.8, 0.65, 0.55, 0.5
_BEHIND_HYPHEN = re.compile(r"[-‑–](?:[^\W\d_])")
_BEFORE_HYPHEN = re.compile(r"[^\W\d_.][-‑–]$")
MentionKind = Literal["name", "alias", "demonym", "role"]


class Meant(NamedTuple):
    """What a name means: an entity's id, type and name, and how sure that is.  Below `UNSURE` it is not settled."""

    id: str
    type: EntityType
    name: str
    confidence: float
    kind: MentionKind = "alias"


@dataclass(frozen=True, slots=True)
class Resolver:
    """Decides for the names of one article."""

    catalogue: EntityCatalogue
    language: str
    longer: Mapping[tuple[str, str], str]
    around: Setting
    texts: Mapping[Field, str]
    located: Mapping[str, CatalogueRow]
    titled: Mapping[str, list[EntityCandidate]]
    borne_out: frozenset[tuple[EntityType, str]]
    strangers: frozenset[str] = frozenset()

    def meant(self, name: FoundName) -> Meant | None:
        """What a name means; None for what people have suppressed."""
        # The catalogue's ids stay, so it goes first; an id of the name's own is the last resort.
        found = self._by_catalogue(name, name.text) or self._by_longer(name) or self._by_itself(name)
        current = self.catalogue.current(found.id)
        if current is None:
            return None
        return self._edited(found, current, name)

    def _edited(self, found: Meant, current: str, name: FoundName) -> Meant:
        row = self.catalogue.row(current)
        shown = self.catalogue.display(current, found.name)
        kind: MentionKind = "name" if folded(name.text) == folded(shown) else "alias"
        if found.kind == "demonym" or (found.type == "place" and is_joined(self.texts[name.field], name)):
            kind = "demonym"
        return Meant(current, row.type if row else found.type, shown, found.confidence, kind)

    def _by_longer(self, name: FoundName) -> Meant | None:
        """A shorter name means what the longer one means that the article also gives."""
        longer = self.longer.get((name.type, folded(name.text)))
        if longer is None:
            return None
        return self._by_catalogue(name, longer) or own(longer, name.type, self._sureness(name.type, longer))

    def _by_catalogue(self, name: FoundName, text: str) -> Meant | None:
        titled = self.titled.get(folded(text)) if name.type == "person" else None
        found = titled or fitting(self.catalogue.candidates(text, self.language), name.type)
        if not found and name.type == "organisation":
            found = fitting(self.catalogue.candidates(bare_organisation(text), self.language), name.type)
        if not found or (text == name.text and self._is_other(name, found)):
            return None
        beside = self._beside(name) if len(found) > 1 else None
        best, confidence = chosen(found, self.around.without(name.text), beside)
        if confidence < UNSURE:
            return own(text, name.type, OPEN)
        kind: MentionKind = "demonym" if best.kind == "demonym" else "alias"
        if self._is_stranger(best.row):
            confidence = min(confidence, DOUBTED)
        return Meant(best.row.id, best.row.type, best.row.name, confidence, kind)

    def _is_stranger(self, row: CatalogueRow) -> bool:
        """Whether somebody else bears the name of whom the catalogue knows: its persons are in the world's news."""
        if not self.strangers or row.type != "person":
            return False
        return any(folded(name) in self.strangers for name in (row.name, *row.aliases))

    def _beside(self, name: FoundName) -> CatalogueRow | None:
        """The larger place that is named after this one, here or, unless it may be a country, elsewhere."""
        if name.type != "place":
            return None
        return row_beside(self.texts[name.field], name.end, self.catalogue) or self.located.get(folded(name.text))

    def _is_other(self, name: FoundName, found: Sequence[EntityCandidate]) -> bool:
        """Whether a surname or an acronym that the catalogue knows is here short for another full name."""
        longer = self.longer.get((name.type, folded(name.text)))
        if longer is None or (name.type == "organisation" and not name.text.isupper()):
            return False
        known = fitting(self.catalogue.candidates(longer, self.language), name.type)
        return found[0].row not in [candidate.row for candidate in known]

    def _by_itself(self, name: FoundName) -> Meant:
        return own(name.text, name.type, self._sureness(name.type, name.text))

    def _sureness(self, kind: EntityType, text: str) -> float:
        """How sure the id is that a name makes by itself; what bears a name out is English."""
        if self.language == "en" and (kind, folded(text)) not in self.borne_out:
            return DOUBTED
        if kind == "person" and is_shared(text):
            return DOUBTED
        return FULL_NAME if " " in text else SHORT_NAME


def is_joined(text: str, name: FoundName) -> bool:
    """Whether a hyphen joins a name to another word, so that both are an adjective: "U.S.-owned", "Russia-Iran"."""
    return bool(_BEHIND_HYPHEN.match(text, name.end) or _BEFORE_HYPHEN.search(text, max(0, name.start - 3), name.start))


def fitting(candidates: Iterable[EntityCandidate], kind: EntityType) -> list[EntityCandidate]:
    """The candidates that a name of a type may mean; a word for people is of no type of its own."""
    listed = list(candidates)
    same = [c for c in listed if c.row.type == kind and c.kind != "demonym"]
    return same or [c for c in listed if c.kind == "demonym" and kind != "person"]


def own(text: str, kind: EntityType, confidence: float) -> Meant:
    """The entity that a name makes by itself; a company's legal form is no part of it."""
    text = bare_organisation(text) if kind == "organisation" else text
    return Meant(f"{PREFIX[kind]}:{slug(text) or text}", kind, text, confidence)


def resolver(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> Resolver:
    """The resolver for the names of an article."""
    whole = {text.field: text.text for text in texts}
    return Resolver(
        catalogue, language, longer_names(names), setting_of(names, catalogue, language), whole,
        located(whole, names, catalogue), titled(whole, names, catalogue, language), borne_out(texts, names),
        strangers(whole, names),
    )  # fmt: skip
