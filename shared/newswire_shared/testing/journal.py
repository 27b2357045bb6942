"""A journal in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from newswire_shared.accounting.journal import E


class FakeJournalStore(Generic[E]):
    """A JournalStore in a dictionary; `reads` counts how often all of it was read.

    A `gapless` one numbers its entries by their places, so it takes none out of turn.
    """

    def __init__(self, *, gapless: bool = False) -> None:
        self.kept: dict[int, E] = {}
        self.gapless, self.reads = gapless, 0

    def entries(self) -> tuple[E, ...]:
        """Every entry, by number."""
        self.reads += 1
        return tuple(self.kept[number] for number in sorted(self.kept))

    def append(self, known: int, entries: Sequence[E]) -> bool:
        """Add entries unless others were added."""
        if len(self.kept) != known or any(entry.number in self.kept for entry in entries):
            return False
        if self.gapless and [entry.number for entry in entries] != [*range(known + 1, known + 1 + len(entries))]:
            return False
        self.kept.update({entry.number: entry for entry in entries})
        return True

    def replace(self, entries: Sequence[E]) -> None:
        """Keep these alone."""
        self.kept = {entry.number: entry for entry in entries}
