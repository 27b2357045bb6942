"""Use cases: bring back what operators decided of entities, and what editors decided of stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.contracts.documents import StoredRecord, Value
from newswire_shared.contracts.errors import UsageError
from pydantic import ValidationError

from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.log import LoggedChange
from newswire_enrich.editing.stories.editor import KIND as STORY_EDITS
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.edits import LoggedStoryEdit, described

ENTITY_EDITS = "entity-edit"
V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class RestoreEntityEdits:
    """Puts the log of entities back; what was edited since it was lost stands in the way, and is said."""

    editor: EntityEditor

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        entries, notes = read_entries(LoggedChange, survivors.records(ENTITY_EDITS))
        known = {*self.editor.log.entries()}
        back = [entry for entry in entries if entry not in known]
        try:
            if not resumption.dry_run:
                self.editor.restore(entries)
        except UsageError as error:
            notes, back = [*notes, str(error)], []
        yield PartProgress(total=len(entries)).after("", len(entries), len(back), notes)


@dataclass(frozen=True, slots=True)
class RestoreStoryEdits:
    """Carries out again what editors decided, as far as linking knows what it names."""

    editor: StoryEditor

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        entries, notes = read_entries(LoggedStoryEdit, survivors.records(STORY_EDITS))
        back, unknown = (len(entries), []) if resumption.dry_run else self.editor.restore(entries)
        notes = [*notes, *(f"linking does not know any more: {described(entry.edit)}" for entry in unknown)]
        yield PartProgress(total=len(entries)).after("", len(entries), back, notes)


def read_entries(model: type[V], records: Sequence[StoredRecord]) -> tuple[list[V], list[str]]:
    """What records hold, and what is wrong with those that cannot be read."""
    found, faults = list[V](), list[str]()
    for record in records:
        try:
            found.append(model.model_validate(record.record or {}))
        except ValidationError as error:
            faults.append(f"the record {record.kind} {record.name} cannot be read: {error.error_count()} faults")
    return found, faults
