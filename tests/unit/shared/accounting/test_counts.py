"""Counts add up, and machines read what people do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_shared.accounting.ledger import Counts, total

SOME = Counts(accepted=9, indexed=1, unchanged=2, rejected=3, dead=1, in_flight=2, reasons={"robots": 3, "gone": 1})


def test_for_machines_each_number_has_its_name() -> None:
    assert SOME.as_json() == {
        "accepted": 9, "indexed": 1, "unchanged": 2, "rejected": 3, "dead": 1, "in_flight": 2,
        "reasons": {"robots": 3, "gone": 1},
    }  # fmt: skip


def test_a_sum_is_of_each_number_and_of_each_reason() -> None:
    found = total([SOME, Counts(accepted=1, rejected=1, reasons={"robots": 1, "paywall": 2})])
    assert (found.accepted, found.rejected, found.dead) == (10, 4, 1)
    assert found.reasons == {"gone": 1, "paywall": 2, "robots": 4} and total([]) == Counts()


@pytest.mark.parametrize("name", ["accepted", "indexed", "unchanged", "rejected", "dead", "in_flight"])
def test_what_was_accepted_ended_or_is_in_flight(name: str) -> None:
    assert SOME.is_balanced
    assert not replace(SOME, **{name: getattr(SOME, name) + 1}).is_balanced
