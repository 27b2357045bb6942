"""One reading tells of a stack what its ports tell one by one, in memory and in Redis."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_index.engine.redis_engine_board import RedisEngineBoard
from newswire_ops.composition import open_stack
from newswire_ops.observation.redis_reading import RedisStackReader
from newswire_ops.ports import RunningStack
from newswire_ops.testing import FakeStackReader, stack_over
from newswire_shared.accounting.heartbeats import Pulse
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.state.redis_state import State
from newswire_shared.testing import Memory

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def stack(request: pytest.FixtureRequest, tmp_path: Path) -> RunningStack:
    if request.param == "memory":
        made = stack_over(Memory(), SharedSettings(data_dir=tmp_path))
        assert isinstance(made.read, FakeStackReader)
        return made
    request.getfixturevalue("redis_state")  # which empties it
    made = open_stack(SharedSettings(data_dir=tmp_path, broker_url=request.getfixturevalue("redis_url")))
    assert isinstance(made.read, RedisStackReader)
    return made


def test_a_new_stack_tells_nothing_but_what_its_servers_are(stack: RunningStack) -> None:
    reading = stack.read()
    assert (reading.beats, reading.ticks_s, reading.paused, reading.epoch.has_begun) == ([], {}, {}, False)
    assert sum(reading.queues.values()) == reading.dead_letters == sum(reading.in_flight.values()) == 0
    assert {facts.eviction for facts in reading.servers.values()} == {"noeviction"}
    assert reading.servers.keys() == {"broker", "state"}


def test_what_the_ports_tell_one_by_one_stands_in_one_reading(stack: RunningStack) -> None:
    stack.heartbeats.beat(Pulse("index@a", "a", release="1", clock_ms=0, up_s=1))
    stack.ticks.note("index")
    stack.pauses.pause(Stage.INDEX, "by hand")
    stack.epoch.begin()
    stack.ledger.accept(Offer("k", "https://paper.example/1", "paper", host="paper.example:443"))
    reading = stack.read()
    assert [beat.name for beat in reading.beats] == ["index@a"] and reading.beats[0].is_fresh
    assert reading.ticks_s.keys() == {"index"} and 0 <= reading.ticks_s["index"] < 30
    assert (reading.paused, reading.epoch.has_begun) == ({"index": "by hand"}, True)
    assert reading.in_flight[Stage.FETCH] == 1


def test_what_an_index_worker_saw_of_the_engine_is_read_with_its_age(
    redis_state: State, redis_url: str, tmp_path: Path
) -> None:
    read = open_stack(SharedSettings(data_dir=tmp_path, broker_url=redis_url)).read
    assert read().engine is None
    RedisEngineBoard(redis_state).write("the cluster is red")
    look = read().engine
    assert look and look.why == "the cluster is red" and 0 <= look.ago_s < 30
