"""Requests are counted by who makes them, alike in Redis and in a process."""

from __future__ import annotations

import pytest
from newswire_search.access.ports import RateLimit, RateLimits
from newswire_search.access.process_limits import MOST, ProcessRateLimits
from newswire_search.access.redis_limits import RedisRateLimits
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.state_on_demand import StateOnDemand

pytest_plugins = ["redis_server"]
THREE = RateLimit(3)


@pytest.fixture(params=["process", "redis"])
def limits(request: pytest.FixtureRequest) -> RateLimits:
    if request.param == "process":
        return ProcessRateLimits()
    state: State = request.getfixturevalue("redis_state")
    return RedisRateLimits(StateOnDemand(lambda: state, "requests are counted"))


def test_a_limit_is_kept_and_says_what_is_left(limits: RateLimits) -> None:
    found = [limits.count("a", THREE) for _ in range(5)]
    assert [left.is_allowed for left in found] == [True, True, True, False, False]
    assert [left.remaining for left in found] == [2, 1, 0, 0, 0]
    assert found[0].reset_s == 20 and found[4].reset_s in (59, 60)
    assert found[4].retry_after_s in (19, 20)


def test_each_is_counted_alone(limits: RateLimits) -> None:
    assert [limits.count(who, RateLimit(1)).is_allowed for who in ("a", "b", "a", "b")] == [True, True, False, False]


@pytest.mark.parametrize("requests", [7, 60_000])
def test_as_many_pass_at_once_as_the_limit_says_and_what_was_taken_comes_back(requests: int) -> None:
    now = [1_790_000_000_000_000]
    limits, limit = ProcessRateLimits(lambda: now[0]), RateLimit(requests)
    assert all(limits.count("a", limit).is_allowed for _ in range(requests))
    assert not limits.count("a", limit).is_allowed
    now[0] += limit.interval_us
    assert limits.count("a", limit).is_allowed and not limits.count("a", limit).is_allowed
    now[0] += limit.window_us
    assert limits.count("a", limit).remaining == requests - 1


def test_redis_forgets_who_asked_when_nothing_of_it_counts_any_more(redis_state: State) -> None:
    limits = RedisRateLimits(StateOnDemand(lambda: redis_state, "requests are counted"))
    limits.count("a", THREE)
    assert 15_000 < redis_state.client.pttl(keys.REQUESTS("a")) <= 20_000


def test_a_process_forgets_who_has_everything_left() -> None:
    now = [0]
    limits = ProcessRateLimits(lambda: now[0])
    for caller in range(MOST):
        limits.count(str(caller), THREE)
    now[0] = THREE.window_us
    limits.count("one more", THREE)
    assert len(limits._full_us) == 1
