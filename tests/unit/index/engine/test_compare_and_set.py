"""The loop of read, change, write: its rounds, its requests, and what it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from newswire_index.engine.compare_and_set import BUSY_WAIT_S, Attempt, CompareAndSet, first_refusal
from newswire_index.engine.ports import WriteFate, WriteResult
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.testing import FakeClock

BUSY, CONFLICT, DONE, REFUSED = WriteFate.BUSY, WriteFate.CONFLICT, WriteFate.DONE, WriteFate.REFUSED


@dataclass
class Letters:
    """Writes words under their first letter; each request has the next of some fates, and then is done."""

    fates: list[WriteFate] = field(default_factory=list)
    standing: frozenset[str] = frozenset()
    reads: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def key_of(self, item: str) -> str:
        return item[0]

    def prepare(self, items: Sequence[str]) -> list[Attempt[str, str]]:
        self.reads.append(" ".join(items))
        return [Attempt(item, item.upper()) for item in items if item not in self.standing]

    def write(self, writes: Sequence[str]) -> list[WriteResult]:
        self.requests.append(" ".join(writes))
        return [WriteResult(self.fates.pop(0) if self.fates else DONE) for _ in writes]

    def note(self, attempts: Sequence[Attempt[str, str]], results: Sequence[WriteResult]) -> None:
        if first_refusal(results):
            raise PermanentError("refused")


def test_one_item_of_a_document_goes_in_a_round_and_the_order_stays() -> None:
    letters = Letters()
    assert CompareAndSet(FakeClock(), 5)(["a1", "b1", "a2", "c1", "a3"], letters) == []
    assert letters.requests == ["A1 B1 C1", "A2", "A3"]


def test_who_lost_a_race_reads_again_and_goes_first_among_its_own() -> None:
    letters = Letters([CONFLICT, DONE, CONFLICT])
    assert CompareAndSet(FakeClock(), 5)(["a1", "b1", "c1", "b2", "a2"], letters) == []
    assert letters.reads == ["a1 b1 c1", "a1 c1 b2", "a2"]


def test_the_same_item_twice_is_written_twice() -> None:
    item, letters = "a1", Letters()
    assert CompareAndSet(FakeClock(), 5)([item, item], letters) == [], "the same object"
    assert letters.requests == ["A1", "A1"]


def test_what_stands_already_is_done_with() -> None:
    letters = Letters(standing=frozenset({"a1", "b1"}))
    assert CompareAndSet(FakeClock(), 5)(["a1", "b1"], letters) == []
    assert (letters.reads, letters.requests) == (["a1 b1"], [])


def test_what_loses_every_race_is_left_in_its_order() -> None:
    letters = Letters([CONFLICT] * 4)
    assert CompareAndSet(FakeClock(), 2)(["a1", "b1", "a2"], letters) == ["a1", "b1", "a2"]
    assert len(letters.requests) == 2


@pytest.mark.parametrize(("shrinks", "requests"), [(True, ["A B C D", "A B", "C D"]), (False, ["A B C D"] * 2)])
def test_after_a_busy_engine_a_batch_shrinks_and_nothing_else_does(shrinks: bool, requests: list[str]) -> None:
    clock, letters = FakeClock(), Letters([BUSY] * 4)
    before = clock.monotonic_s()
    assert CompareAndSet(clock, 5, shrinks)(["a", "b", "c", "d"], letters) == []
    assert letters.requests == requests
    assert clock.monotonic_s() - before == pytest.approx(BUSY_WAIT_S)


def test_one_busy_write_of_a_request_is_enough_to_wait_and_to_shrink() -> None:
    clock, letters = FakeClock(), Letters([BUSY, CONFLICT, CONFLICT, DONE])
    before = clock.monotonic_s()
    assert CompareAndSet(clock, 5, shrinks=True)(["a", "b", "c", "d"], letters) == []
    assert letters.requests == ["A B C D", "A B", "C"]
    assert clock.monotonic_s() - before == pytest.approx(BUSY_WAIT_S)


def test_a_batch_shrinks_to_one_write_and_no_further() -> None:
    letters = Letters([BUSY] * 3)
    assert CompareAndSet(FakeClock(), 5, shrinks=True)(["a", "b"], letters) == []
    assert letters.requests == ["A B", "A", "B", "A"]


def test_what_a_note_raises_ends_the_loop_before_any_pause() -> None:
    clock, letters = FakeClock(), Letters([BUSY, REFUSED, CONFLICT])
    before = clock.monotonic_s()
    with pytest.raises(PermanentError):
        CompareAndSet(clock, 5)(["a", "b", "c"], letters)
    assert (len(letters.requests), clock.monotonic_s()) == (1, before)
