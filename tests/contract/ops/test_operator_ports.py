"""The ports of a running stack answer the same in memory and in Redis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from newswire_ops.accounting.redis_declared_sources import RedisDeclaredSources
from newswire_ops.demonstration.redis_changes import RedisUnindexedChanges
from newswire_ops.doctor.redis_server import RedisServer
from newswire_ops.ports import DeclaredSources, StateServer, UnindexedChanges
from newswire_ops.testing import FakeDeclaredSources, FakeStateServer, FakeUnindexedChanges
from newswire_shared.accounting.queues import QueueLengths
from newswire_shared.accounting.ticks import Ticks
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import QUEUE_NAMES
from newswire_shared.state import keys
from newswire_shared.state.queues import RedisQueueLengths
from newswire_shared.state.redis_state import State
from newswire_shared.state.ticks import RedisTicks
from newswire_shared.testing import FakeQueueLengths, FakeTicks

pytest_plugins = ["redis_server"]

AWAY = "redis://127.0.0.1:1/0"


@dataclass(frozen=True)
class Ports:
    """The ports of one state, and what changes their answers."""

    sources: DeclaredSources
    changes: UnindexedChanges
    server: StateServer
    away: StateServer
    ticks: Ticks
    queues: QueueLengths
    declare: Callable[[str], object]
    change: Callable[[], object]
    send: Callable[[str], object]


def in_memory() -> Ports:
    """Fakes."""
    sources, changes, queues = FakeDeclaredSources(), FakeUnindexedChanges(), FakeQueueLengths()
    return Ports(
        sources=sources,
        changes=changes,
        server=FakeStateServer(),
        away=FakeStateServer(fault=TransientError("away")),
        ticks=FakeTicks(),
        queues=queues,
        declare=sources.declared.add,
        change=lambda: setattr(changes, "waiting", changes.waiting + 1),
        send=lambda queue: queues.lengths.update([queue]),
    )


def in_redis(state: State) -> Ports:
    """Adapters over a real server, which serves as broker too."""
    return Ports(
        sources=RedisDeclaredSources(state),
        changes=RedisUnindexedChanges(state),
        server=RedisServer(state.client),
        away=RedisServer(State(AWAY, timeout_s=1).client),
        ticks=RedisTicks(state),
        queues=RedisQueueLengths(state.client),
        declare=lambda name: state.client.hset(keys.SOURCES(), name, "{}"),
        change=lambda: state.client.zadd(keys.LINK_OUTBOX(), {"story": 1}),
        send=lambda queue: state.client.lpush(queue, "a message"),
    )


@pytest.fixture(params=["memory", "redis"])
def ports(request: pytest.FixtureRequest) -> Ports:
    """Each kind of state in turn, empty."""
    return in_memory() if request.param == "memory" else in_redis(request.getfixturevalue("redis_state"))


def test_declared_sources_are_named(ports: Ports) -> None:
    assert not ports.sources.names()
    ports.declare("saltmere")
    ports.declare("linn")
    assert set(ports.sources.names()) == {"saltmere", "linn"}


def test_changes_that_the_index_lacks_are_counted(ports: Ports) -> None:
    assert ports.changes.size() == 0
    ports.change()
    assert ports.changes.size() == 1


def test_a_server_answers_and_is_set_as_it_should_be(ports: Ports) -> None:
    ports.server.ping()
    assert ports.server.loose() == {}


def test_a_server_that_is_away_is_a_transient_error(ports: Ports) -> None:
    for question in (ports.away.ping, ports.away.loose):
        with pytest.raises(TransientError):
            question()


def test_a_tick_is_young_and_a_group_without_one_is_missing(ports: Ports) -> None:
    assert ports.ticks.ages_s() == {}
    ports.ticks.note("index")
    (age_s,) = ports.ticks.ages_s().values()
    assert ports.ticks.ages_s().keys() == {"index"} and 0 <= age_s < 30


def test_a_stage_has_its_turn_once(ports: Ports) -> None:
    assert [ports.ticks.is_turn(stage, 300) for stage in (Stage.INDEX, Stage.INDEX, Stage.ENRICH)] == [
        True, False, True,
    ]  # fmt: skip


def test_each_queue_has_its_length(ports: Ports) -> None:
    ports.send(QUEUE_NAMES[0])
    assert [ports.queues.length(queue) for queue in QUEUE_NAMES[:2]] == [1, 0]
