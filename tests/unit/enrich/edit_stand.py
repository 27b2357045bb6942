"""An editor of entities over fakes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.edits import Edit
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.testing import InMemoryEditLog
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import FakeClock, RecordingPublisher
from unit.enrich.known import catalogue

ME = Provenance("ada", "because")


@dataclass
class Stand:
    """An editor, and what it wrote and published."""

    log: InMemoryEditLog = field(default_factory=InMemoryEditLog)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def editor(self) -> EntityEditor:
        return EntityEditor(self.log, self.publisher, catalogue(), self.clock)

    def edit(self, *edits: Edit, unlisted: bool = True) -> list[int]:
        """Make edits; the numbers they got."""
        provenance = Provenance(ME.by, ME.why, unlisted)
        return [entry.number for entry in self.editor.edit([(edit, provenance) for edit in edits])]

    def undo(self, number: int) -> int:
        [entry] = self.editor.undo(number, ME)
        return entry.number

    def records(self) -> list[RecordChanged]:
        """Every record that was published."""
        found = [RecordChanged.decode(message.encode()) for message in self.publisher.messages]
        return [record for record in found if record.kind == "entity-edit"]
