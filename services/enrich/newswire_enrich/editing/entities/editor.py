"""Entities as an operator edits them: each change is checked, logged where all workers read it, and recorded.

The log lies in Redis.  RecordChanged is published of every change, which the indexer keeps in the index `people`;
from there the log can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.events import RecordChanged

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
TRIES = 20  # of adding a change while others add theirs; people are not that fast, only a program in a loop is


@dataclass(frozen=True, slots=True)
class EntityEditor:
    """Looks entities up and changes them."""

    log: EditLog
    publisher: EventPublisher
    catalogue: PackagedCatalogue
    clock: Clock

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
            self._replace(log, entries)
        elif lost and not self.log.append(len(log), lost, in_force((*log, *lost)).version):
            raise TransientError("somebody edits entities at this moment: restore again")
        return len(lost)

    def _replace(self, log: Sequence[LoggedChange], entries: Sequence[LoggedChange]) -> None:
        self.log.replace(entries, in_force(entries).version)
        for entry in log:  # what was dropped must not come back with the next restore
            if entry not in entries:
                self.publisher.publish(RecordChanged(kind=KIND, name=_name(entry), revision=2, record=None))

    def _change(self, made: Callable[[Sequence[LoggedChange]], list[LoggedChange]]) -> list[LoggedChange]:
        """Log what is made of the log as it is, and again if somebody was faster."""
        for _ in range(TRIES):
            log = self.log.entries()
            new = made(log)
            edits = in_force((*log, *new))
            if ids := circle(edits):
                raise UsageError(f"{ids} would be merged in a circle: undo one of these merges first")
            if not new or self.log.append(len(log), new, edits.version):
                self.record(new)  # after the log, which holds: a record that is lost can be sent again
                return new
        raise TransientError("others edit entities all the time: try again")

    def _next(self, log: Sequence[LoggedChange], change: Edit | Undo, provenance: Provenance) -> LoggedChange:
        number = max((entry.number for entry in log), default=0) + 1
        return LoggedChange(number=number, at=self.clock.now(), by=provenance.by, why=provenance.why, change=change)

    def record(self, entries: Iterable[LoggedChange]) -> None:
        """Publish the records of changes, which may have been published before."""
        for entry in entries:
            record = entry.model_dump(mode="json")
            try:
                self.publisher.publish(RecordChanged(kind=KIND, name=_name(entry), revision=1, record=record))
            except TransientError as error:
                raise TransientError(
                    f"edit {entry.number} holds, but has no record in the index yet: {error}; "
                    "`newswire entities record` sends it again"
                ) from error


def _name(entry: LoggedChange) -> str:
    """The name of a change's record; with its time, for another may get its number after the log was lost."""
    return f"{entry.number}@{to_ms(entry.at)}"


def _conflict(wanted: LoggedChange, known: LoggedChange) -> str:
    return (
        f"edit {wanted.number} is here already and another one ({described(known.change)}, made {known.at:%F %T}): keep"
        " what was made since with `newswire entities export`, restore with --replace, and import it again"
    )
