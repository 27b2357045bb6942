"""Edits of entities by operators, laid over a catalogue; the shipped data stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from newswire_shared.contracts.documents import EntityType, Value

from newswire_enrich.entities.catalogue.catalogue import CatalogueRow, EntityCandidate, EntityCatalogue
from newswire_enrich.entities.catalogue.gazetteer import Gazetteer
from newswire_enrich.entities.catalogue.names import folded

OPERATOR = "operator"


class Merge(Value):
    """Two ids are one entity: what was `entity_id` is `into` from now on."""

    edit: Literal["merge"] = "merge"
    entity_id: str
    into: str


class Split(Value):
    """A name means `into` and no longer `entity_id`; `type` makes the entity if the catalogue does not have it.

    It is the name that is split: two people whom articles call by the very same full name stay one.
    """

    edit: Literal["split"] = "split"
    entity_id: str
    name: str
    into: str
    type: EntityType


class Rename(Value):
    """An entity is shown under another name."""

    edit: Literal["rename"] = "rename"
    entity_id: str
    name: str


class Suppress(Value):
    """Nobody wants to see an entity: its mentions are dropped."""

    edit: Literal["suppress"] = "suppress"
    entity_id: str


class Alias(Value):
    """A name means this entity and no other; `type` and `name` make the entity if the catalogue does not have it."""

    edit: Literal["alias"] = "alias"
    entity_id: str
    alias: str
    type: EntityType
    name: str


Edit = Merge | Split | Rename | Suppress | Alias


@dataclass(frozen=True, slots=True)
class Edits:
    """All edits in force, in the order in which they were made."""

    listed: tuple[Edit, ...] = ()

    def with_edit(self, edit: Edit) -> Edits:
        """These edits and one more.  Raises ValueError for a merge that would go in a circle."""
        if isinstance(edit, Merge) and followed(edit.into, {**self.merges, edit.entity_id: edit.into}) is None:
            raise ValueError(f"{edit.entity_id} cannot be merged into {edit.into}, which is merged into it already")
        return Edits((*self.listed, edit))

    @property
    def version(self) -> str:
        """A digest of the edits, "" of none: what an undo gives back has its old version back."""
        text = "\n".join(edit.model_dump_json() for edit in self.listed)
        return hashlib.sha256(text.encode()).hexdigest()[:8] if self.listed else ""

    @property
    def merges(self) -> dict[str, str]:
        """Which id each merged id went into."""
        return {edit.entity_id: edit.into for edit in self.listed if isinstance(edit, Merge)}


def followed(entity_id: str, merges: Mapping[str, str]) -> str | None:
    """The id at the end of a chain of merges, None for a circle."""
    seen = {entity_id}
    while entity_id in merges:
        entity_id = merges[entity_id]
        if entity_id in seen:
            return None
        seen.add(entity_id)
    return entity_id


def with_edits(catalogue: EntityCatalogue, edits: Edits) -> EntityCatalogue:
    """A catalogue as operators want it."""
    return EditedCatalogue(catalogue, edits) if edits.listed else catalogue


@dataclass(eq=False, slots=True)
class EditedCatalogue:
    """An EntityCatalogue over another one, with edits."""

    base: EntityCatalogue
    edits: Edits
    _merges: dict[str, str] = field(init=False)
    _shown: dict[str, str] = field(init=False)
    _hidden: frozenset[str] = field(init=False)
    _added: dict[str, tuple[tuple[str, CatalogueRow], ...]] = field(init=False)
    _rows: dict[str, CatalogueRow] = field(init=False)
    _gazetteers: dict[str, Gazetteer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        listed = self.edits.listed
        self._merges = self.edits.merges
        self._shown = {edit.entity_id: edit.name for edit in listed if isinstance(edit, Rename)}
        self._hidden = frozenset(edit.entity_id for edit in listed if isinstance(edit, Suppress))
        self._added = {}
        for name, row in self._names_added():
            # a name may be given to several entities: the article decides among them, as for the catalogue's own
            self._added[folded(name)] = (*self._added.get(folded(name), ()), (name, row))
        self._rows = {row.id: row for each in self._added.values() for _, row in each}

    @property
    def version(self) -> str:
        return f"{self.base.version}.{self.edits.version}"

    def candidates(self, name: str, language: str = "en") -> Sequence[EntityCandidate]:
        decided = [EntityCandidate(row, "alias") for _, row in self._added.get(folded(name), ())]
        # a name that an operator gave means nothing else any more
        now = [replace(c, row=self._as_now(c.row)) for c in decided or self.base.candidates(name, language)]
        return list({candidate.row.id: candidate for candidate in reversed(now)}.values())[::-1]

    def gazetteer(self, language: str = "en") -> Gazetteer:
        if language not in self._gazetteers:
            added = (name for each in self._added.values() for name, _ in each)
            self._gazetteers[language] = self.base.gazetteer(language).with_names(added)
        return self._gazetteers[language]

    def row(self, entity_id: str) -> CatalogueRow | None:
        return self.base.row(entity_id) or self._rows.get(entity_id)

    def current(self, entity_id: str) -> str | None:
        survivor = followed(entity_id, self._merges)
        return None if survivor is None or {survivor, entity_id} & self._hidden else self.base.current(survivor)

    def display(self, entity_id: str, name: str) -> str:
        row = self.row(entity_id)
        return self._shown.get(entity_id) or (row.name if row else name)

    def _as_now(self, row: CatalogueRow) -> CatalogueRow:
        """The row that stands for a row now; a suppressed one stays, so that no other takes its name."""
        survivor = followed(row.id, self._merges) or row.id
        return row if survivor == row.id else self.row(survivor) or replace(row, id=survivor)

    def _names_added(self) -> Iterator[tuple[str, CatalogueRow]]:
        for edit in self.edits.listed:
            if isinstance(edit, Alias):
                yield edit.alias, self._row_of(edit.entity_id, edit.type, edit.name)
            elif isinstance(edit, Split):
                yield edit.name, self._row_of(edit.into, edit.type, edit.name)

    def _row_of(self, entity_id: str, kind: EntityType, name: str) -> CatalogueRow:
        return self.base.row(entity_id) or CatalogueRow(entity_id, kind, name, source=OPERATOR)
