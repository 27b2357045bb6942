"""A clock tells the time in UTC, never goes back, and has passed what was slept."""

from __future__ import annotations

from datetime import UTC

import pytest
from newswire_shared.contracts.clock import Clock, SystemClock, from_ms, to_ms
from newswire_shared.testing import FakeClock

A_WHILE_S = 0.02


@pytest.fixture(params=["made up", "the machine's"])
def clock(request: pytest.FixtureRequest) -> Clock:
    """Each kind of clock in turn."""
    return FakeClock() if request.param == "made up" else SystemClock()


def test_what_was_slept_has_passed_and_nothing_goes_back(clock: Clock) -> None:
    before_s, before = clock.monotonic_s(), clock.now()
    clock.sleep(A_WHILE_S)
    assert clock.monotonic_s() >= before_s + A_WHILE_S and clock.now() > before
    clock.sleep(0)
    assert clock.monotonic_s() >= before_s + A_WHILE_S


def test_an_instant_is_of_utc_and_comes_back_from_its_milliseconds(clock: Clock) -> None:
    now = clock.now()
    assert now.tzinfo is UTC
    assert to_ms(from_ms(to_ms(now))) == to_ms(now)
