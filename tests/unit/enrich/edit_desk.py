"""A desk of entities over fakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newswire_enrich.entities.edit_log import LoggedChange
from newswire_enrich.entities.edits import Edit
from newswire_enrich.entity_desk import EntityDesk, Said
from newswire_shared.events import RecordChanged
from newswire_shared.testing import FakeClock, RecordingPublisher
from unit.enrich.known import catalogue

ME = Said("ada", "because")


@dataclass
class FakeEditLog:
    """An EditLog in a dictionary; counts what is asked of it."""

    kept: dict[int, LoggedChange] = field(default_factory=dict)
    held: str = ""
    versions_asked: int = 0
    logs_read: int = 0

    def version(self) -> str:
        self.versions_asked += 1
        return self.held

    def entries(self) -> tuple[LoggedChange, ...]:
        self.logs_read += 1
        return tuple(self.kept[number] for number in sorted(self.kept))

    def append(self, known: int, entries: Sequence[LoggedChange], version: str) -> bool:
        if len(self.kept) != known or any(entry.number in self.kept for entry in entries):
            return False
        self.kept.update({entry.number: entry for entry in entries})
        self.held = version
        return True

    def replace(self, entries: Sequence[LoggedChange], version: str) -> None:
        self.kept, self.held = {entry.number: entry for entry in entries}, version


@dataclass
class Stand:
    """A desk, and what it wrote and published."""

    log: FakeEditLog = field(default_factory=FakeEditLog)
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
