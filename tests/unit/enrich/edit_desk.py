"""A desk of entities over fakes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_enrich.editing.entities.desk import EntityDesk
from newswire_enrich.editing.entities.edits import Edit
from newswire_enrich.editing.said import Said
from newswire_enrich.testing import InMemoryEditLog
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import FakeClock, RecordingPublisher
from unit.enrich.known import catalogue

ME = Said("ada", "because")


@dataclass
class Stand:
    """A desk, and what it wrote and published."""

    log: InMemoryEditLog = field(default_factory=InMemoryEditLog)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def desk(self) -> EntityDesk:
        return EntityDesk(self.log, self.publisher, catalogue(), self.clock)

    def edit(self, *edits: Edit, unlisted: bool = True) -> list[int]:
        """Make edits; the numbers they got."""
        said = Said(ME.by, ME.why, unlisted)
        return [entry.number for entry in self.desk.edit([(edit, said) for edit in edits])]

    def undo(self, number: int) -> int:
        [entry] = self.desk.undo(number, ME)
        return entry.number

    def records(self) -> list[RecordChanged]:
        """Every record that was published."""
        found = [RecordChanged.decode(message.encode()) for message in self.publisher.messages]
        return [record for record in found if record.kind == "entity-edit"]
