"""Use case: what was removed stays so, whichever of state and index was lost, or put back from an older copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from newswire_shared.accounting.removals import RETENTION, TAKEDOWN, Removals, TakeDown, retention_of, take_down_of
from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.contracts.reasons import Reason

from newswire_index.engine.ports import Index
from newswire_index.removal.withdrawal import Withdraw

LOOK_S = 5.0  # an index put back from a snapshot shows what was taken down for no longer than this
AT_ONCE = 500  # ids in one question to the engine
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RemovalWatch:
    """Compares state and index: the newer word counts in both, and what is taken down is taken out again."""

    index: Index
    removals: Removals
    withdraw: Withdraw

    def __call__(self) -> None:
        """Look, unless some worker did within the last seconds."""
        if self.removals.may_look(LOOK_S):
            self.look()

    def learn(self) -> None:
        """As a worker starts: take over what the index alone knows, then look."""
        for part in _parts([each for each in map(take_down_of, self.index.records(TAKEDOWN)) if each]):
            self.removals.put(part)
        if mark := retention_of(self.index.records(RETENTION)):
            self.removals.retire(mark)
        self.look()

    def look(self) -> None:
        """Take over, tell, and take out."""
        for part in _parts(self.removals.all()):
            self._agree(part)
        if mark := self.removals.retention():
            known = retention_of(self.index.find_records(RETENTION, [mark.stored().name]).values())
            if known is None or known.before < mark.before:
                self.index.write_record(mark.stored())
            elif known.before > mark.before:
                self.removals.retire(known)

    def _agree(self, entries: Sequence[TakeDown]) -> None:
        ids = [entry.article_id for entry in entries]
        records = self.index.find_records(TAKEDOWN, ids)
        revisions = {name: record.revision for name, record in records.items()}
        self.removals.put([each for each in map(take_down_of, records.values()) if each])
        for entry in entries:
            if entry.revision > revisions.get(entry.article_id, 0):
                self.index.write_record(entry.stored())
        holding = [entry.article_id for entry in self.removals.get(ids).values() if entry.holds]
        back = self.index.read(holding)
        if back:
            log.warning("removal.again", articles=len(back), why="the index holds what was taken down")
            self.withdraw(dict.fromkeys(back, Reason.TAKEN_DOWN))


@dataclass(frozen=True, slots=True)
class RestoreRemovals:
    """The part of `newswire restore` that brings back what was removed, before anything else becomes known again."""

    removals: Removals

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        records = survivors.records(TAKEDOWN)
        found = [each for each in map(take_down_of, records) if each]
        notes = [f"the record of take-down {r.name} cannot be read" for r in records if take_down_of(r) is None]
        mark = retention_of(survivors.records(RETENTION))
        if resumption.dry_run:
            yield PartProgress(total=len(records)).after("", len(records), len(found), notes)
            return
        if mark:
            self.removals.retire(mark)
        yield PartProgress(total=len(records)).after("", len(records), sum(self.removals.put(found)), notes)


@dataclass(frozen=True, slots=True)
class RetellRemovals:
    """Tells an index that was lost what the state knows of it."""

    index: Index
    removals: Removals

    def __call__(self) -> int:
        entries = self.removals.all()
        for entry in entries:
            self.index.write_record(entry.stored())
        if mark := self.removals.retention():
            self.index.write_record(mark.stored())
        return len(entries)


def _parts(entries: Sequence[TakeDown]) -> Iterator[Sequence[TakeDown]]:
    return (entries[first : first + AT_ONCE] for first in range(0, len(entries), AT_ONCE))
