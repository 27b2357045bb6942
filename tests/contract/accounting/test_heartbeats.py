"""Heartbeats of all machines: who beats, how old that is by the time of the state, and who is forgotten."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from newswire_shared.accounting.heartbeats import (
    EVERY_S,
    FORGOTTEN_S,
    UNKNOWN,
    Heartbeat,
    Heartbeats,
    Pulse,
    PulseTeller,
)
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.heartbeats import STALE_S
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.pulses import pulse_teller
from newswire_shared.state import keys
from newswire_shared.state.heartbeats import RedisHeartbeats
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeHeartbeats, Memory

pytest_plugins = ["redis_server"]

AWAY = "redis://127.0.0.1:1/0"


@dataclass(frozen=True)
class Place:
    """Where processes beat; `pass_s` lets all beats be so much older, `now_ms` is the time there."""

    heartbeats: Heartbeats
    pass_s: Callable[[float], None]
    now_ms: Callable[[], int]


@pytest.fixture(params=["memory", "redis"])
def place(request: pytest.FixtureRequest) -> Place:
    if request.param == "memory":
        memory = Memory()
        return Place(FakeHeartbeats(memory), memory.clock.sleep, memory.clock.now_ms)
    state: State = request.getfixturevalue("redis_state")

    def pass_s(seconds: float) -> None:
        for name in state.client.zrange(keys.HEARTBEATS(), 0, -1):
            state.client.zincrby(keys.HEARTBEATS(), -seconds * 1000, name)

    return Place(RedisHeartbeats(state), pass_s, state.now_ms)


def pulse(node: str = "enrich@a", machine: str = "a", **more: object) -> Pulse:
    given: dict[str, object] = {"release": "1.2.3", "clock_ms": 0, "up_s": 5.0, **more}
    return Pulse(node=node, machine=machine, **given)  # type: ignore[arg-type]


def test_what_a_process_tells_is_seen_by_all(place: Place) -> None:
    assert place.heartbeats.all() == []
    told = pulse(recipe="r1", idle_s=2.5, active=3, disk_free=10)
    place.heartbeats.beat(told)
    place.pass_s(4)
    (found,) = place.heartbeats.all()
    assert (found.pulse, found.group, found.name, found.is_fresh) == (told, "enrich", "enrich@a", True)
    assert found.age_s >= 4 and found.idle_s == 2.5 + found.age_s


def test_one_name_on_two_machines_is_two_processes(place: Place) -> None:
    place.heartbeats.beat(pulse("index@local", "a"))
    place.heartbeats.beat(pulse("index@local", "b"))
    place.heartbeats.beat(pulse("index@local", "b"))
    assert [each.name for each in place.heartbeats.all()] == ["index@local on a", "index@local on b"]


def test_who_ends_in_order_is_gone_and_who_does_not_is_named_for_an_hour(place: Place) -> None:
    for node in ("ingest@a", "index@a"):
        place.heartbeats.beat(pulse(node))
    place.heartbeats.leave("ingest@a", "a")
    place.pass_s(STALE_S)
    assert [(each.name, each.is_fresh) for each in place.heartbeats.all()] == [("index@a", False)]
    place.pass_s(FORGOTTEN_S)
    assert place.heartbeats.all() == []


def test_two_processes_that_take_turns_under_one_name_are_told(place: Place) -> None:
    def tell(process: str, told: int) -> bool:
        place.heartbeats.beat(pulse(process=process, told=told))
        return place.heartbeats.all()[0].is_doubled

    assert not tell("p1", 7) and not tell("p2", 0), "p2 was started in the place of p1"
    assert not tell("p2", 1)
    assert tell("p1", 8) and tell("p2", 2)
    place.heartbeats.leave("enrich@a", "a")
    assert not tell("p2", 3)


def test_a_clock_that_goes_wrong_is_told(place: Place) -> None:
    place.heartbeats.beat(pulse(clock_ms=place.now_ms() + 60_000))
    (found,) = place.heartbeats.all()
    assert 30 < found.skew_s <= 60


def test_nothing_of_the_forgotten_stays_in_redis(redis_state: State) -> None:
    place = RedisHeartbeats(redis_state)
    place.beat(pulse("old@a"))
    redis_state.client.zincrby(keys.HEARTBEATS(), -(FORGOTTEN_S + 1) * 1000, "old@a a")
    place.beat(pulse("new@a"))
    assert redis_state.client.hkeys(keys.PULSES()) == redis_state.client.zrange(keys.HEARTBEATS(), 0, -1) == ["new@a a"]


def test_a_beat_forgets_a_hundred_at_most_and_the_next_one_the_others(redis_state: State) -> None:
    place, silent_ms = RedisHeartbeats(redis_state), redis_state.now_ms() - int(FORGOTTEN_S * 1000)
    names = [f"old{number}@a a" for number in range(101)]
    redis_state.client.zadd(keys.HEARTBEATS(), dict.fromkeys(names, silent_ms - 5000))
    redis_state.client.hset(keys.PULSES(), mapping=dict.fromkeys(names, "{}"))
    redis_state.client.zadd(keys.HEARTBEATS(), {"late@a a": silent_ms + 60_000})
    for left in (3, 2, 2):
        place.beat(pulse("new@a"))
        assert redis_state.client.zcard(keys.HEARTBEATS()) == left, "with who beats and who is late"


def test_who_is_forgotten_is_no_double_when_it_comes_back(redis_state: State) -> None:
    place = RedisHeartbeats(redis_state)
    for process, told in (("p1", 1), ("p2", 1)):
        place.beat(pulse(process=process, told=told))
    assert place.all()[0].is_doubled
    redis_state.client.zincrby(keys.HEARTBEATS(), -(FORGOTTEN_S + 1) * 1000, "enrich@a a")
    place.beat(pulse("other@a"))
    place.beat(pulse(process="p3", told=1))
    assert [each.is_doubled for each in place.all()] == [False, False]


def test_what_another_release_tells_is_read_as_far_as_it_goes(redis_state: State) -> None:
    now = redis_state.now_ms()
    redis_state.client.zadd(keys.HEARTBEATS(), {"later": now, "earlier": now})
    more = '{"node":"index@a","machine":"a","release":"9","clock_ms":1,"up_s":1,"mood":"good"}'
    redis_state.client.hset(keys.PULSES(), mapping={"later": more, "earlier": '{"node":"x@a"}'})
    assert [each.name for each in RedisHeartbeats(redis_state).all()] == ["index@a"]


class Away:
    """A state that nobody reaches; it counts who tries."""

    def __init__(self) -> None:
        self.tries = 0

    def beat(self, pulse: Pulse) -> None:
        self.tries += 1
        raise TransientError("Redis cannot be reached")

    def leave(self, node: str, machine: str) -> None:
        raise TransientError("Redis cannot be reached")

    def all(self) -> list[Heartbeat]:
        return []


@pytest.mark.parametrize(("archive", "told"), [(7, 7), (0, 0), (OSError(errno.EIO, "no disk"), UNKNOWN)])
def test_a_process_tells_of_the_fullest_of_its_disks_and_of_none_where_one_cannot_be_asked(
    archive: int | OSError, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive").mkdir()

    def asked(folder: Path) -> SimpleNamespace:
        free = archive if folder.name == "archive" else 10
        if isinstance(free, OSError):
            raise free
        return SimpleNamespace(free=free)

    monkeypatch.setattr(shutil, "disk_usage", asked)
    heartbeats = FakeHeartbeats(Memory())
    PulseTeller(heartbeats, [tmp_path, tmp_path / "archive", tmp_path / "missing"], "index@a", machine="a")()
    assert [each.pulse.disk_free for each in heartbeats.all()] == [told]


def test_every_disk_that_is_set_is_asked_also_that_of_what_waits_for_an_object_store(tmp_path: Path) -> None:
    settings = SharedSettings(
        data_dir=tmp_path / "data", archive_dir=tmp_path / "archive", registry_dir=tmp_path / "registry",
        archive_url="s3://bucket/archive", broker_url=AWAY,
    )  # fmt: skip
    assert {folder.name for folder in pulse_teller(settings).folders} == {"data", "archive", "registry"}


def test_a_process_tells_the_release_that_it_was_started_with(monkeypatch: pytest.MonkeyPatch) -> None:
    heartbeats = FakeHeartbeats(Memory())
    monkeypatch.setattr("newswire_shared.accounting.heartbeats.version", lambda _: "1.0")
    tell = PulseTeller(heartbeats, [], "index@a", machine="a")
    monkeypatch.setattr("newswire_shared.accounting.heartbeats.version", lambda _: "1.1")  # files of an upgrade
    tell()
    assert [each.pulse.release for each in heartbeats.all()] == ["1.0"]


def test_a_process_tells_of_itself_now_and_then_and_is_stopped_by_nothing(tmp_path: Path) -> None:
    memory, away = Memory(), Away()
    heartbeats = FakeHeartbeats(memory)
    seconds = [0.0]
    tell = PulseTeller(heartbeats, [tmp_path, tmp_path / "missing"], "index@a", machine="a", seconds=lambda: seconds[0])
    tell()
    seconds[0] = 10.0
    tell.note_message()
    seconds[0] = 12.0
    tell(active=2)
    (found,) = heartbeats.all()
    assert (found.pulse.idle_s, found.pulse.active, found.pulse.up_s) == (2.0, 2, 12.0)
    assert found.pulse.release and found.pulse.disk_free > 0 and found.pulse.told == 1
    lonely = replace(tell, heartbeats=away)
    for at in (0.0, EVERY_S - 0.1, EVERY_S):
        seconds[0] = 100 + at
        lonely()
    lonely.leave()
    assert away.tries == 2
    tell.leave()
    assert heartbeats.all() == []
