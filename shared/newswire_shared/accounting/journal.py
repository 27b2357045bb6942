"""Journals: what people decide, as numbered and signed entries that are added and never changed.

A journal lies where every worker reads it.  Each entry is also a record in the index `people`, from which the journal
can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Value
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import RecordChanged

TRIES = 20  # rounds of read and append; people write seldom, so the second one succeeds


class Entry(Value):
    """One decision: its number, counted from 1 and 0 outside a journal, when it was made, by whom and why."""

    number: int = 0
    at: datetime
    by: str
    why: str

    @property
    def record_name(self) -> str:
        """The name of its record; by its time another of its number, made after the journal was lost, has another."""
        return f"{self.number}@{to_ms(self.at)}"


E = TypeVar("E", bound=Entry)


class JournalStore(Protocol[E]):
    """Keeps the entries of one journal.  Each method raises TransientError when the state cannot be reached."""

    def entries(self) -> tuple[E, ...]:
        """Every entry, by number."""

    def append(self, known: int, entries: Sequence[E]) -> bool:
        """Add entries in one step; nothing, and False, where the journal does not hold `known` of them."""

    def replace(self, entries: Sequence[E]) -> None:
        """Put entries in the place of all that the journal holds."""


@dataclass(frozen=True, slots=True)
class Records:
    """Publishes the records of one kind, which the indexer keeps; an older revision never replaces a newer one."""

    kind: str
    publisher: EventPublisher

    def keep(self, name: str, revision: int, record: Mapping[str, Any]) -> None:
        """A thing is so from now on."""
        self.publisher.publish(RecordChanged(kind=self.kind, name=name, revision=revision, record=dict(record)))

    def drop(self, name: str, revision: int) -> None:
        """A thing is no more."""
        self.publisher.publish(RecordChanged(kind=self.kind, name=name, revision=revision, record=None))


@dataclass(frozen=True, slots=True)
class Journal(Generic[E]):
    """Writes one journal, each entry with its record.

    `about` are the things that its entries decide on; `dumped` makes the record of an entry, and `unrecorded` the words
    for one that holds and has no record yet.
    """

    about: str
    store: JournalStore[E]
    records: Records
    dumped: Callable[[E], Mapping[str, Any]]
    unrecorded: Callable[[E, TransientError], str]

    def write(self, made: Callable[[Sequence[E]], Sequence[E]], known: Sequence[E] | None = None) -> list[E]:
        """Add what is made of the journal as it is, and record it.

        It is made again, of the journal as it is by then, where somebody was faster.  `known` are its entries, where
        the caller has just read them.
        """
        new = self.add(made, known)
        self.record(new)  # after the journal, which holds: a record that is lost can be sent again
        return new

    def add(self, made: Callable[[Sequence[E]], Sequence[E]], known: Sequence[E] | None = None) -> list[E]:
        """Add what is made of the journal as it is, for entries that have their records; otherwise as `write`."""
        for _ in range(TRIES):
            log = self.store.entries() if known is None else known
            new = [*made(log)]
            if not new or self.store.append(len(log), new):
                return new
            known = None
        raise TransientError(f"others edit {self.about} all the time: try again")

    def record(self, entries: Iterable[E]) -> None:
        """Publish the records of entries, which may have been published before."""
        for entry in entries:
            try:
                self.records.keep(entry.record_name, 1, self.dumped(entry))
            except TransientError as error:
                raise TransientError(self.unrecorded(entry, error)) from error

    def replace(self, entries: Sequence[E]) -> None:
        """Put entries in the place of all there are, and drop the records of those that are gone."""
        known = self.store.entries()
        self.store.replace(entries)
        for entry in known:  # what was dropped must not come back with the next restore
            if entry not in entries:
                self.records.drop(entry.record_name, 2)


def next_number(entries: Iterable[Entry]) -> int:
    """The number of an entry that is added to these."""
    return max((entry.number for entry in entries), default=0) + 1
