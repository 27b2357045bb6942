"""Fakes of enrich: they pass the contract of what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newswire_enrich.editing.entities.log import LoggedChange
from newswire_enrich.editing.stories.edits import LoggedStoryEdit


@dataclass
class InMemoryEditLog:
    """An EditLog in a dictionary; `read` counts how often all of it was read."""

    kept: dict[int, LoggedChange] = field(default_factory=dict)
    holds: str = ""
    read: int = 0

    def version(self) -> str:
        """The version that was set last."""
        return self.holds

    def entries(self) -> tuple[LoggedChange, ...]:
        """Every change, by number."""
        self.read += 1
        return tuple(self.kept[number] for number in sorted(self.kept))

    def append(self, known: int, entries: Sequence[LoggedChange], version: str) -> bool:
        """Add changes unless others were added."""
        if len(self.kept) != known or any(entry.number in self.kept for entry in entries):
            return False
        self.kept.update({entry.number: entry for entry in entries})
        self.holds = version
        return True

    def replace(self, entries: Sequence[LoggedChange], version: str) -> None:
        """Keep these alone."""
        self.kept, self.holds = {entry.number: entry for entry in entries}, version


@dataclass
class InMemoryStoryEditLog:
    """A StoryEditLog in a list."""

    kept: list[LoggedStoryEdit] = field(default_factory=list)

    def entries(self) -> tuple[LoggedStoryEdit, ...]:
        """Every edit, in the order in which they were made."""
        return tuple(self.kept)

    def append(self, entry: LoggedStoryEdit) -> int:
        """Add an edit and answer its number."""
        self.kept.append(entry)
        return len(self.kept)
