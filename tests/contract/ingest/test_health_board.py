"""The sources' health is counted by one worker of all, and old numbers vanish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from newswire_ingest.health.redis_health_board import EVERY_S, KEPT_S, RedisHealthBoard
from newswire_ingest.health.watch import HealthBoard
from newswire_ingest.testing import FakeHealthBoard
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import Memory

pytest_plugins = ["redis_server"]


@dataclass(frozen=True)
class Board:
    """A board, what stands on it, and a way to let a minute pass."""

    board: HealthBoard
    written: Callable[[], tuple[Mapping[str, int], Mapping[str, str]]]
    pass_minute: Callable[[], object]


def in_memory() -> Board:
    memory = Memory()
    board = FakeHealthBoard(memory)
    return Board(board, lambda: (board.counts, board.ill), lambda: memory.clock.sleep(60))


def in_redis(state: State) -> Board:
    def written() -> tuple[Mapping[str, int], Mapping[str, str]]:
        counts = state.client.hgetall(keys.SOURCES_HEALTH())
        return {kind: int(number) for kind, number in counts.items()}, state.client.hgetall(keys.SOURCES_ILL())

    return Board(RedisHealthBoard(state), written, lambda: state.client.delete(keys.SOURCES_COUNTED()))


@pytest.fixture(params=["memory", "redis"])
def board(request: pytest.FixtureRequest) -> Board:
    return in_memory() if request.param == "memory" else in_redis(request.getfixturevalue("redis_state"))


def test_one_of_all_counts_every_now_and_then(board: Board) -> None:
    assert [board.board.claim(), board.board.claim()] == [True, False]
    board.pass_minute()
    assert board.board.claim()


def test_a_count_that_took_long_is_followed_by_a_rest(board: Board) -> None:
    assert board.board.claim()
    board.board.rest(40.0)
    assert not board.board.claim()
    board.pass_minute()
    assert board.board.claim()


def test_numbers_take_the_place_of_the_last_ones(board: Board) -> None:
    board.board.write({"healthy": 2, "gone": 1}, {"a": "gone"})
    board.board.write({"healthy": 3, "gone": 0}, {})
    assert board.written() == ({"healthy": 3, "gone": 0}, {})


def test_old_numbers_vanish(redis_state: State) -> None:
    board = RedisHealthBoard(redis_state)
    board.claim()
    board.write({"healthy": 2}, {"a": "gone"})
    kept = [redis_state.client.ttl(key) for key in (keys.SOURCES_HEALTH(), keys.SOURCES_ILL())]
    assert all(0 < seconds <= KEPT_S for seconds in kept)
    assert 0 < redis_state.client.ttl(keys.SOURCES_COUNTED()) <= EVERY_S < KEPT_S


def test_numbers_outlive_a_rest_that_is_longer_than_they_are_kept(redis_state: State) -> None:
    board = RedisHealthBoard(redis_state)
    board.claim()
    board.write({"healthy": 2}, {"a": "gone"})
    board.rest(2 * KEPT_S)
    for key in (keys.SOURCES_HEALTH(), keys.SOURCES_ILL()):
        assert redis_state.client.ttl(key) > redis_state.client.ttl(keys.SOURCES_COUNTED()) > KEPT_S
