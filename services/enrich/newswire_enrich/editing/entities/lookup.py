"""Entities as an operator looks for them: by name or id, in the catalogue and in what edits made."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.editing.entities.edits import Alias, Edit, EditedCatalogue, Edits, Merge, Rename, Split
from newswire_enrich.editing.entities.log import LoggedChange, Undo, holding, ids_of, in_force
from newswire_enrich.entities.catalogue.catalogue import CatalogueRow, PackagedCatalogue
from newswire_enrich.entities.catalogue.names import folded

TYPE_OF_PREFIX: dict[str, EntityType] = {
    "person": "person", "org": "organisation", "event": "event",
    "place": "place", "country": "place", "region": "place", "geo": "place",
}  # fmt: skip
MOST_NEAR = 3  # ids that a person is asked about: more is no hint
ALIKE = 0.8  # one wrong letter of an acronym
NUMBERED = "geo:"  # ids of numbers, near to nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """An entity as it stands now.

    `row` is its own, `shown` the name that articles get; `current` another id after a merge, None if it is suppressed.
    `edits` are those in force that name it, by number.
    """

    row: CatalogueRow
    shown: str
    current: str | None
    edits: tuple[tuple[int, Edit], ...]


@dataclass(frozen=True)
class Lookup:
    """A catalogue with a log of edits, to be asked by people."""

    base: PackagedCatalogue
    log: Sequence[LoggedChange]

    @cached_property
    def edits(self) -> Edits:
        """The edits in force."""
        return in_force(self.log)

    def search(self, name: str, kind: EntityType | None = None) -> list[CatalogueRow]:
        """The entities with a name that has this in it: whole names first, then beginnings, the best known first."""
        key = folded(name)
        made = [row for row in self._made() if any(key in folded(each) for each in self.names(row.id))]
        given = [self.base.row(i) for i, names in self._given.items() if any(key in folded(each) for each in names)]
        rows = {row.id: row for row in (*self.base.rows_named(name), *given, *made) if row and kind in (None, row.type)}
        return sorted(rows.values(), key=lambda row: self._rank(row, key))

    def knows(self, entity_id: str) -> bool:
        """Whether the catalogue has an entity, or an edit was ever about it."""
        return self.base.row(entity_id) is not None or entity_id in self._ever_edited

    def standing(self, entity_id: str) -> Standing:
        """How an entity stands; one that only articles have gets the name in its id."""
        row = self._row(entity_id)
        named = tuple((number, edit) for number, edit in holding(self.log) if entity_id in ids_of(edit))
        return Standing(row, self._edited.display(entity_id, row.name), self._edited.current(entity_id), named)

    def near(self, entity_id: str) -> list[str]:
        """Known ids that look like one, or that have it for a name."""
        named = [row.id for row in sorted(self.base.rows_named(entity_id), key=lambda row: -row.weight)]
        known = [each for each in (*self.base.ids(), *sorted(self._ever_edited)) if not each.startswith(NUMBERED)]
        written = difflib.get_close_matches(entity_id, known, MOST_NEAR, ALIKE)
        return [*dict.fromkeys((*written, *named))][:MOST_NEAR]

    def names(self, entity_id: str) -> list[str]:
        """Every name that an entity has, or had by an edit that was undone."""
        row = self.base.row(entity_id)
        known = (row.name, *row.aliases, *row.people) if row else (name_in_id(entity_id),)
        return [*dict.fromkeys(name.lstrip("?") for name in (*known, *self._given.get(entity_id, ())))]

    def all_names(self, entity_id: str) -> list[str]:
        """The same and the names in other languages."""
        return [*self.names(entity_id), *self.base.translations(entity_id)]

    def family(self, entity_id: str) -> list[str]:
        """An entity and all that edits ever made one with it or parted from it."""
        ties = [ids_of(edit) for edit in self._all_edits() if isinstance(edit, Merge | Split)]
        found = {entity_id: None}
        while more := [each for tie in ties if any(i in found for i in tie) for each in tie if each not in found]:
            found.update(dict.fromkeys(more))
        return [*found]

    def _rank(self, row: CatalogueRow, key: str) -> tuple[int, int, str]:
        names = [folded(name) for name in self.names(row.id)]
        if not any(key in name for name in names):
            names = [folded(name) for name in self.base.translations(row.id)]
        how = 0 if key in names else 1 if any(name.startswith(key) for name in names) else 2
        return how, -row.weight, row.id

    def _row(self, entity_id: str) -> CatalogueRow:
        made = CatalogueRow(entity_id, type_of(entity_id), name_in_id(entity_id), source="articles", weight=0)
        return self._edited.row(entity_id) or made

    def _made(self) -> Iterator[CatalogueRow]:
        """The entities of edits that the catalogue does not have."""
        ids = {entity_id: None for edit in self.edits.listed for entity_id in ids_of(edit)}
        yield from (self._row(entity_id) for entity_id in ids if self.base.row(entity_id) is None)

    @cached_property
    def _edited(self) -> EditedCatalogue:
        return EditedCatalogue(self.base, self.edits)

    @cached_property
    def _given(self) -> dict[str, list[str]]:
        """The names that edits ever gave, by the ids that got them."""
        found: dict[str, list[str]] = {}
        for edit in self._all_edits():
            found.setdefault(edit.into if isinstance(edit, Split) else edit.entity_id, []).extend(_names_in(edit))
        return found

    @cached_property
    def _ever_edited(self) -> set[str]:
        return {entity_id for edit in self._all_edits() for entity_id in ids_of(edit)}

    def _all_edits(self) -> Iterator[Edit]:
        """Also those that were undone."""
        yield from (entry.change for entry in self.log if not isinstance(entry.change, Undo))


def type_of(entity_id: str) -> EntityType:
    """The type that an id begins with; `other` where it is none."""
    return TYPE_OF_PREFIX.get(entity_id.partition(":")[0], "other")


def name_in_id(entity_id: str) -> str:
    """The name in an id, in small letters: `i marrow` for `person:i-marrow`."""
    return entity_id.partition(":")[2].replace("-", " ") or entity_id


def _names_in(edit: Edit) -> tuple[str, ...]:
    """The names that an edit gives."""
    match edit:
        case Alias():
            return edit.alias, edit.name
        case Split() | Rename():
            return (edit.name,)
        case _:
            return ()
