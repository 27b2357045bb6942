"""Waits between tries grow, are spread, and end growing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_shared.accounting.backoff import backoff_s


@given(st.integers(1, 10_000), st.floats(0.001, 100), st.floats(0.001, 1000))
def test_a_wait_lies_between_half_of_its_step_and_all_of_it(tries: int, first_s: float, longest_s: float) -> None:
    step = min(longest_s, first_s * 2.0 ** min(tries - 1, 30))
    assert step / 2 <= backoff_s(tries, first_s, longest_s) <= step


def test_waits_double_until_the_longest() -> None:
    highest = [max(backoff_s(tries, 1, 60) for _ in range(200)) for tries in range(1, 12)]
    steps = [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]
    assert all(0.9 * step < high <= step for high, step in zip(highest, steps, strict=True)), highest


def test_waits_of_many_are_spread() -> None:
    waits = {round(backoff_s(5, 1, 300), 3) for _ in range(500)}
    assert len(waits) > 300 and max(waits) - min(waits) > 6
