"""Entities as an operator edits them: each change is checked, logged where all workers read it, and recorded.

The log lies in Redis.  RecordChanged is published of every change, which the indexer keeps in the index `people`;
from there the log can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_shared.accounting.journal import Journal, Records, next_number
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError, UsageError

from newswire_enrich.editing.entities.edits import Edit
from newswire_enrich.editing.entities.log import (
    EditLog,
    LoggedChange,
    Undo,
    circle,
    decides,
    described,
    holding,
    in_force,
    standing,
    undone,
)
from newswire_enrich.editing.entities.lookup import Lookup
from newswire_enrich.editing.entities.validation import checked
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.entities.catalogue.catalogue import PackagedCatalogue

KIND = "entity-edit"


@dataclass(frozen=True, slots=True)
class EntityEditor:
    """Looks entities up and changes them."""

    log: EditLog
    publisher: EventPublisher
    catalogue: PackagedCatalogue
    clock: Clock

    @property
    def journal(self) -> Journal[LoggedChange]:
        """The log with its records."""
        return Journal("entities", self.log, Records(KIND, self.publisher), _dumped, _unrecorded)

    def lookup(self) -> Lookup:
        """The catalogue with the edits made so far."""
        return Lookup(self.catalogue, self.log.entries())

    def edit(self, edits: Sequence[tuple[Edit, Provenance]]) -> list[LoggedChange]:
        """Make edits, all or none; those that hold already are left out.  Raises UsageError for a wrong one."""

        def made(log: Sequence[LoggedChange]) -> list[LoggedChange]:
            # each edit is checked with those before it in the same call: a file may build on its own lines
            so_far, stands = [*log], standing(edit for _, edit in holding(log))
            for edit, provenance in edits:
                if stands.get(decides(edit)) != edit:
                    checked(edit, Lookup(self.catalogue, so_far), provenance.unlisted)
                    so_far.append(self._next(so_far, edit, provenance))
                    stands[decides(edit)] = edit
            return so_far[len(log) :]

        return self._change(made)

    def undo(self, number: int, provenance: Provenance) -> list[LoggedChange]:
        """Take a change back; an undo can be undone too.  Raises UsageError if it is not there or holds no more."""

        def made(log: Sequence[LoggedChange]) -> list[LoggedChange]:
            if number not in {entry.number for entry in log}:
                raise UsageError(f"there is no edit {number}: `newswire entities log` shows those that are")
            if by := undone(log).get(number):
                raise UsageError(f"edit {number} is undone already, by edit {by}: undo {by} to have it back")
            return [self._next(log, Undo(number=number), provenance)]

        return self._change(made)

    def restore(self, entries: Sequence[LoggedChange], *, replace: bool = False) -> int:
        """Put back changes that the log has lost; answers their number.

        Raises UsageError if the log has others under their numbers; `replace` drops those.
        """
        log = self.log.entries()
        known = {entry.number: entry for entry in log}
        others = [e for e in entries if known.get(e.number, e) != e]
        if others and not replace:
            raise UsageError(_conflict(others[0], known[others[0].number]))
        lost = [entry for entry in entries if known.get(entry.number) != entry]
        if replace:
            self.journal.replace(entries)
        elif lost and not self.log.append(len(log), lost):
            raise TransientError("somebody edits entities at this moment: restore again")
        return len(lost)

    def _change(self, made: Callable[[Sequence[LoggedChange]], list[LoggedChange]]) -> list[LoggedChange]:
        """Write what is made of the log as it is, unless merges would then go in a circle."""

        def sound(log: Sequence[LoggedChange]) -> list[LoggedChange]:
            new = made(log)
            if ids := circle(in_force((*log, *new))):
                raise UsageError(f"{ids} would be merged in a circle: undo one of these merges first")
            return new

        return self.journal.write(sound)

    def _next(self, log: Sequence[LoggedChange], change: Edit | Undo, provenance: Provenance) -> LoggedChange:
        return LoggedChange(
            number=next_number(log), at=self.clock.now(), by=provenance.by, why=provenance.why, change=change
        )

    def record_all(self) -> int:
        """Publish the record of every change again, and answer how many."""
        entries = self.log.entries()
        self.record(entries)
        return len(entries)

    def record(self, entries: Iterable[LoggedChange]) -> None:
        """Publish the records of changes, which may have been published before."""
        self.journal.record(entries)


def _dumped(entry: LoggedChange) -> dict[str, Any]:
    return entry.model_dump(mode="json")


def _unrecorded(entry: LoggedChange, error: TransientError) -> str:
    return (
        f"edit {entry.number} holds, but has no record in the index yet: {error}; "
        "`newswire entities record` sends it again"
    )


def _conflict(wanted: LoggedChange, known: LoggedChange) -> str:
    return (
        f"edit {wanted.number} is here already and another one ({described(known.change)}, made {known.at:%F %T}): keep"
        " what was made since with `newswire entities export`, restore with --replace, and import it again"
    )
