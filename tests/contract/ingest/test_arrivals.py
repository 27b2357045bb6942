"""What comes in line and is due at once is told to who waits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import cast

import pytest
from newswire_ingest.frontier.redis_arrivals import LATE_S, RedisArrivals
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.reasons import End
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock
from patience import PATIENCE_S, until

from contract.frontiers import RedisPages

pytest_plugins = ["redis_server"]


def arrivals(state: State) -> RedisArrivals:
    return RedisArrivals(state, SystemClock())


def test_who_waits_is_told_of_an_address(redis_state: State) -> None:
    def is_waiting() -> bool:
        return any(client["cmd"] == "blpop" for client in redis_state.client.client_list())

    pages = RedisPages(redis_state)
    with ThreadPoolExecutor() as threads:
        told = [threads.submit(arrivals(redis_state).wait, 5.0) for _ in range(2)]
        until(is_waiting)
        pages.add("h:80")
        assert sorted(each.result(PATIENCE_S) for each in told) == [False, True], "one of two"


def test_a_poll_that_is_lined_up_is_told_of_too(redis_state: State) -> None:
    RedisPages(redis_state).frontier.line_up("h:80", "desk")
    assert arrivals(redis_state).wait(1.0)


def test_a_host_that_rests_is_nothing_to_be_told_of(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    pages.add("h:80")
    pages.finish(pages.claim(), End.INDEXED)
    redis_state.client.delete(keys.ARRIVALS())
    pages.add("h:80")
    assert not arrivals(redis_state).wait(2 * LATE_S + 0.01)


def test_what_nobody_waits_for_is_told_of_a_few_times(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    for number in range(20):
        pages.add(f"h{number}:80")
    assert redis_state.client.llen(keys.ARRIVALS()) == 4


def test_a_short_wait_is_a_sleep(redis_state: State) -> None:
    clock = FakeClock()
    before = clock.monotonic_s()
    RedisPages(redis_state).add("h:80")
    assert not RedisArrivals(redis_state, clock).wait(0.05)
    assert clock.monotonic_s() - before == 0.05


@pytest.mark.parametrize(("most_s", "asked_s"), [(0.2, None), (0.3, 0.2), (1.0, 0.9), (5.0, 4.9), (60.0, 4.9)])
def test_redis_is_asked_to_wait_a_little_shorter_and_for_five_seconds_at_most(
    most_s: float, asked_s: float | None
) -> None:
    asked = list[float]()
    client = SimpleNamespace(blpop=lambda _, timeout: asked.append(timeout))
    assert not RedisArrivals(cast(State, SimpleNamespace(client=client)), FakeClock()).wait(most_s)
    assert asked == ([] if asked_s is None else [pytest.approx(asked_s)])
