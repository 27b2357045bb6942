"""A clock tells the time in UTC, never goes back, and has passed what was slept."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newswire_shared.contracts.clock import Clock, SystemClock, from_ms, to_ms
from newswire_shared.state.redis_clock import RedisClock
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock

A_WHILE_S = 0.02
CLOCKS = Path(__file__).resolve().parents[2] / "saboteur" / "clocks"
ASKED = """
import sys
from newswire_shared.state.redis_clock import RedisClock
from newswire_shared.state.redis_state import State
print(RedisClock(State(sys.argv[1])).now().isoformat())
"""


pytest_plugins = ["redis_server"]


@pytest.fixture(params=["made up", "the machine's", "that of Redis"])
def clock(request: pytest.FixtureRequest) -> Clock:
    """Each kind of clock in turn."""
    if request.param == "that of Redis":
        return RedisClock(request.getfixturevalue("redis_state"))
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


def test_a_machine_that_is_a_day_ahead_plans_by_the_time_of_redis(
    redis_state: State, redis_url: str, tmp_path: Path
) -> None:
    (tmp_path / "redis_clock").write_text("+86400")  # for what has this word in its command line
    environment = os.environ | {
        "SABOTEUR_CLOCKS": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(CLOCKS), os.environ.get("PYTHONPATH", "")]),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", ASKED, redis_url], env=environment, capture_output=True, check=True)
    apart = datetime.fromisoformat(done.stdout.decode().strip()) - from_ms(redis_state.now_ms())
    assert abs(apart) < timedelta(hours=1)
