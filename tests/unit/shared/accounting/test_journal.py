"""A journal: entries are added once, whoever else writes, and each has its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from newswire_shared.accounting.journal import TRIES, Entry, Journal, Records, next_number
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import RecordingPublisher
from newswire_shared.testing.journal import FakeJournalStore

NOON = datetime(2026, 3, 1, 12, 0, 0, 123_000, tzinfo=UTC)
NOON_MS = 1772366400123


class Note(Entry):
    """A decision of one word."""

    word: str


def note(number: int, word: str = "go") -> Note:
    return Note(number=number, at=NOON, by="ada", why="", word=word)


class Desk:
    """A journal of notes and what it is written on."""

    def __init__(self) -> None:
        self.store = FakeJournalStore[Note]()
        self.publisher = RecordingPublisher()

        def dumped(entry: Note) -> Mapping[str, Any]:
            return entry.model_dump(mode="json")

        records = Records("note", self.publisher)
        self.journal = Journal("notes", self.store, records, dumped, lambda e, error: f"note {e.number} holds: {error}")

    def published(self) -> list[tuple[str, int, bool]]:
        """Name and revision of each record, and whether it is kept."""
        records = [m for m in self.publisher.messages if isinstance(m, RecordChanged)]
        return [(record.name, record.revision, record.record is not None) for record in records]


def test_an_entry_is_added_and_has_its_record() -> None:
    desk = Desk()
    assert desk.journal.write(lambda known: [note(next_number(known))]) == [note(1)]
    assert desk.store.entries() == (note(1),)
    assert desk.published() == [(f"1@{NOON_MS}", 1, True)]


def test_who_was_slower_makes_the_entry_anew_of_what_is_there_then() -> None:
    desk = Desk()
    rivals = [note(1, "first"), note(2, "second")]

    def made(known: Sequence[Note]) -> list[Note]:
        if rivals:
            desk.store.append(len(known), [rivals.pop(0)])
        return [note(next_number(known), "mine")]

    assert desk.journal.write(made) == [note(3, "mine")]
    assert [entry.word for entry in desk.store.entries()] == ["first", "second", "mine"]
    assert len(desk.published()) == 1, "the rivals record their own"


def test_what_the_caller_has_read_is_not_read_again_unless_somebody_was_faster() -> None:
    desk = Desk()
    known = desk.store.entries()
    assert desk.journal.write(lambda log: [note(next_number(log))], known) == [note(1)]
    assert desk.store.reads == 1
    assert desk.journal.write(lambda log: [note(next_number(log))], known) == [note(2)], "the reading was old"
    assert desk.store.reads == 2


def test_nothing_to_add_is_nothing_written() -> None:
    desk = Desk()
    assert desk.journal.write(lambda known: []) == []
    assert (desk.store.entries(), desk.published()) == ((), [])


def test_who_is_always_slower_is_told_to_try_again() -> None:
    desk = Desk()

    def made(known: Sequence[Note]) -> list[Note]:
        desk.store.append(len(known), [note(next_number(known), "rival")])
        return [note(next_number(known), "mine")]

    with pytest.raises(TransientError, match="others edit notes all the time"):
        desk.journal.write(made)
    assert {entry.word for entry in desk.store.entries()} == {"rival"}
    assert len(desk.store.entries()) == TRIES


def test_an_entry_without_a_record_is_told_with_words() -> None:
    desk = Desk()
    desk.publisher.fault = TransientError("the broker is away")
    with pytest.raises(TransientError, match="note 1 holds: the broker is away"):
        desk.journal.write(lambda known: [note(1)])
    assert desk.store.entries() == (note(1),), "it holds all the same"


def test_what_is_added_with_its_record_is_not_recorded_again() -> None:
    desk = Desk()
    assert desk.journal.add(lambda known: [note(1), note(2)]) == [note(1), note(2)]
    assert (desk.store.entries(), desk.published()) == ((note(1), note(2)), [])


def test_what_is_replaced_loses_its_record() -> None:
    desk = Desk()
    desk.journal.add(lambda known: [note(1), note(2)])
    desk.journal.replace([note(2), note(3)])
    assert desk.store.entries() == (note(2), note(3))
    assert desk.published() == [(f"1@{NOON_MS}", 2, False)]
