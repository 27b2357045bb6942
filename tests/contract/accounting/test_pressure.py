"""Intake waits while there is a reason to, which is in words."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest
from newswire_shared.accounting.pressure import PAUSE_S, Pressure, wait_for_room
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.topology import ENRICH, INDEX, QUEUE_NAMES
from newswire_shared.state import keys
from newswire_shared.state.epoch import RedisEpoch
from newswire_shared.state.pressure import CONSUMED, RedisPressure
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade
from newswire_shared.testing import FakeClock, FakePressure

pytest_plugins = ["redis_server"]

FULL = 3


class Stages(ABC):
    """What is behind intake, and the pressure that it makes."""

    pressure: Pressure

    @abstractmethod
    def fill(self) -> None:
        """Let more wait than may."""

    @abstractmethod
    def drain(self) -> None:
        """Let nothing wait."""


class SetByHand(Stages):
    """In memory."""

    def __init__(self) -> None:
        self.pressure = self._fake = FakePressure()

    def fill(self) -> None:
        self._fake.why = f"{FULL} messages wait"

    def drain(self) -> None:
        self._fake.why = ""


class Queues(Stages):
    """Messages in a real server."""

    def __init__(self, state: State) -> None:
        self._client = state.client
        RedisEpoch(state).begin()
        self.pressure = RedisPressure(state.client, state, high_water_messages=FULL, memory_stop_percent=70)

    def fill(self) -> None:
        self._client.rpush(ENRICH.queue(), *(["message"] * FULL))

    def drain(self) -> None:
        self._client.delete(ENRICH.queue())


@pytest.fixture(params=["memory", "redis"])
def stages(request: pytest.FixtureRequest) -> Stages:
    """Nothing waits yet, in each kind."""
    return SetByHand() if request.param == "memory" else Queues(request.getfixturevalue("redis_state"))


def test_there_is_a_reason_while_too_much_waits_and_none_before_and_after(stages: Stages) -> None:
    assert stages.pressure.reason() == ""
    stages.fill()
    assert f"{FULL} messages wait" in stages.pressure.reason()
    stages.drain()
    assert stages.pressure.reason() == ""


class Draining(FakeClock):
    """A clock under which what waits is worked off after a few looks."""

    def __init__(self, stages: Stages, looks: int) -> None:
        super().__init__()
        self._stages, self._looks = stages, looks

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self._looks -= 1
        if not self._looks:
            self._stages.drain()


def test_whoever_waits_for_room_reports_a_reason_once_and_goes_on_when_it_is_over(stages: Stages) -> None:
    stages.fill()
    reports: list[str] = []
    clock = Draining(stages, looks=3)
    wait_for_room(stages.pressure, clock, reports.append)
    assert len(reports) == 1 and clock.monotonic_s() == 3 * PAUSE_S
    wait_for_room(stages.pressure, clock, reports.append)
    assert len(reports) == 1


def pressure_of(state: State, percent: float = 70) -> RedisPressure:
    RedisEpoch(state).begin()
    return RedisPressure(state.client, state, FULL, percent)


@pytest.mark.parametrize("queue", [queue for route in (ENRICH, INDEX) for queue in route.queues.values()])
def test_any_queue_behind_intake_is_full_at_the_mark_and_not_before(redis_state: State, queue: str) -> None:
    redis_state.client.rpush(queue, *(["message"] * (FULL - 1)))
    assert pressure_of(redis_state).reason() == ""
    redis_state.client.rpush(queue, "message")
    assert pressure_of(redis_state).reason() == f"{FULL} messages wait in {queue} (high water: {FULL})"


def test_what_waits_for_intake_itself_is_no_pressure(redis_state: State) -> None:
    for queue in {*QUEUE_NAMES} - {*CONSUMED}:
        redis_state.client.rpush(queue, *(["message"] * FULL))
    assert pressure_of(redis_state).reason() == ""


def test_intake_waits_while_redis_uses_too_much_of_its_memory(redis_state: State) -> None:
    client = redis_state.client
    used = int(client.info("memory")["used_memory"])
    try:
        client.config_set("maxmemory", 2 * used)
        assert pressure_of(redis_state, 30).reason() == "Redis uses more than 30 % of its memory"
        assert pressure_of(redis_state, 80).reason() == ""
    finally:
        client.config_set("maxmemory", 0)
    assert pressure_of(redis_state, 0).reason() == "", "it has no bound"


def test_a_server_that_is_away_is_transient() -> None:
    away = State("redis://127.0.0.1:1/0", timeout_s=1)
    with pytest.raises(TransientError):
        RedisPressure(away.client, away, FULL, 70).reason()


def test_intake_waits_while_the_registry_is_brought_up(redis_state: State) -> None:
    pressure = RedisPressure(redis_state.client, redis_state, FULL, 70)
    RedisEpoch(redis_state).begin()
    redis_state.client.set(keys.SCHEMA(), 1)
    assert "is being brought up" in pressure.reason()
    RedisRegistryUpgrade(redis_state).step()
    assert pressure.reason() == ""


def test_intake_waits_for_a_state_that_is_new_until_it_is_known_whether_it_was_lost(redis_state: State) -> None:
    pressure, epoch = RedisPressure(redis_state.client, redis_state, FULL, 70), RedisEpoch(redis_state)
    redis_state.check_version()
    assert "is new" in pressure.reason()
    epoch.is_lost(7)
    assert "`newswire restore`" in pressure.reason()
    assert RedisPressure(redis_state.client, redis_state, FULL, 70, takes_in=False).reason() == ""
    epoch.begin(restored=True)
    assert pressure.reason() == ""


def test_a_state_that_an_earlier_release_began_is_no_new_one(redis_state: State) -> None:
    redis_state.client.set(keys.SCHEMA(), 2)
    redis_state.client.hset(keys.REGISTRY(), "scheme", "2")
    redis_state.check_version()
    assert RedisPressure(redis_state.client, redis_state, FULL, 70).reason() == ""


def test_a_state_that_is_new_is_so_for_every_process_that_starts(redis_state: State) -> None:
    redis_state.check_version()
    redis_state.check_version()
    assert not RedisEpoch(redis_state).state().has_begun
