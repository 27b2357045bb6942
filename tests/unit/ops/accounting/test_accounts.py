"""The ledger by source and hour, as a person and a script read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_ops.accounting.accounts import HEADINGS, Account, hour_of, read_accounts, row_of
from newswire_shared.accounting.ledger import Counts, total
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.testing import Memory
from unit.ops.samples import accept, stack_of


@pytest.fixture
def memory() -> Memory:
    """Two sources over two hours."""
    made = Memory()
    accept(made, "a", end=End.INDEXED)
    accept(made, "b", end=End.REJECTED, reason=Reason.TOO_SHORT)
    made.clock.sleep(3600)
    accept(made, "c")
    accept(made, "d", "linn/west", end=End.UNCHANGED)
    return made


def accounts(memory: Memory, since_ms: int = 0, source: str | None = None, by_hour: bool = False) -> list[Account]:
    return read_accounts(stack_of(memory).ledger, since_ms, source, by_hour)


def test_hours_of_a_source_are_summed(memory: Memory) -> None:
    linn, saltmere = accounts(memory)
    assert linn == Account("linn/west", "", Counts(accepted=1, unchanged=1))
    reasons = {"too short": 1}
    assert saltmere == Account("saltmere", "", Counts(accepted=3, indexed=1, rejected=1, in_flight=1, reasons=reasons))


def test_hours_stand_apart_where_they_are_wanted(memory: Memory) -> None:
    hours = [(account.hour, account.counts.accepted) for account in accounts(memory, by_hour=True, source="saltmere")]
    assert hours == [("2026-01-01 12:00", 2), ("2026-01-01 13:00", 1)]


def test_only_the_source_and_the_time_asked_for_are_read(memory: Memory) -> None:
    assert [account.source for account in accounts(memory, source="linn/west")] == ["linn/west"]
    assert accounts(memory, source="linn") == []
    assert [a.counts.accepted for a in accounts(memory, since_ms=memory.clock.now_ms())] == [1, 1]
    assert accounts(memory, since_ms=memory.clock.now_ms() + 1) == []


def test_the_accounts_add_up_to_all_that_was_accepted(memory: Memory) -> None:
    summed = total(account.counts for account in accounts(memory))
    assert (summed.accepted, summed.is_balanced) == (4, True)


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        (Counts(), ("0", "0", "0", "0", "0", "0", "exact", "")),
        (
            Counts(accepted=5, indexed=1, rejected=2, in_flight=2, reasons={"robots": 1, "gone": 1}),
            ("5", "1", "0", "2", "0", "2", "exact", "robots 1, gone 1"),
        ),
        (Counts(accepted=5, dead=4), ("5", "0", "0", "0", "4", "0", "WRONG", "")),
    ],
)
def test_a_row_says_whether_its_sum_is_exact(counts: Counts, cells: tuple[str, ...]) -> None:
    row = row_of(Account("saltmere", "2026-01-01 12:00", counts))
    assert row == ("saltmere", "2026-01-01 12:00", *cells)
    assert len(row) == len(HEADINGS)


def test_an_hour_is_shown_in_utc() -> None:
    number = int(datetime(2026, 3, 2, 17, 59, tzinfo=UTC).timestamp()) // 3600
    assert hour_of(number) == "2026-03-02 17:00"
