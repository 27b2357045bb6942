"""Fakes of enrich: they pass the contract of what they stand for."""

from __future__ import annotations

from newswire_shared.testing import FakeJournalStore

from newswire_enrich.editing.entities.log import LoggedChange, in_force


class InMemoryEditLog(FakeJournalStore[LoggedChange]):
    """An EditLog in memory."""

    def version(self) -> str:
        """The version of the edits in force."""
        return in_force(self.kept.values()).version
