"""A Redis is what its INFO says of it, and whether it is sound is told by the first thing that would lose something."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from newswire_ops.doctor.redis_server import RedisServer
from newswire_ops.doctor.soundness import soundness
from newswire_ops.ports import ServerFacts
from newswire_shared.running.checks import Verdict
from newswire_shared.state.keys import PACKING
from redis.exceptions import ResponseError

SOUND = ServerFacts("noeviction", True, 2_500_000, {}, 7, (7, 2, 4))


@dataclass
class Client:
    """A connection to a Redis that describes itself so; `set_to` is None where it refuses CONFIG."""

    info_of: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {
            "memory": {"maxmemory_policy": "noeviction", "used_memory": 2_500_000},
            "persistence": {"aof_enabled": 1},
            "server": {"redis_version": "7.2.4"},
            "cluster": {"cluster_enabled": 0},
            "replication": {"role": "master"},
        }
    )
    set_to: dict[str, str] | None = field(default_factory=dict)

    def info(self, section: str) -> dict[str, Any]:
        return self.info_of[section]

    def get(self, name: str) -> str:
        return "7"

    def config_get(self, *names: str) -> dict[str, str]:
        if self.set_to is None:
            raise ResponseError("unknown command 'CONFIG'")
        return self.set_to


def test_a_sound_one_is_described() -> None:
    assert RedisServer(Client()).facts() == SOUND


def test_one_of_the_queues_alone_is_not_asked_for_the_state() -> None:
    assert RedisServer(Client(), holds_state=False).facts() == replace(SOUND, unfiled=0)


@pytest.mark.parametrize(
    ("section", "says", "fact"),
    [
        ("memory", {"maxmemory_policy": None, "used_memory": 5}, {"eviction": None, "used_bytes": 5}),
        ("persistence", {"aof_enabled": 0}, {"is_appending": False}),
        ("persistence", {}, {"is_appending": False}),
        ("server", {"redis_version": "6.2.14"}, {"version": (6, 2, 14)}),
        ("cluster", {"cluster_enabled": 1}, {"is_cluster": True}),
        ("replication", {"role": "slave"}, {"is_replica": True}),
    ],
)
def test_what_is_otherwise_is_told(section: str, says: dict[str, Any], fact: dict[str, Any]) -> None:
    client = Client()
    client.info_of[section] = says
    assert RedisServer(client).facts() == replace(SOUND, **fact)


def test_settings_that_are_less_than_they_should_be_are_loose() -> None:
    first, second = PACKING
    set_to = {first: str(PACKING[first]), second: str(PACKING[second] - 1)}
    assert RedisServer(Client(set_to=set_to)).facts().loose == {second: PACKING[second]}


def test_one_that_refuses_to_tell_its_settings_is_not_called_loose() -> None:
    assert RedisServer(Client(set_to=None)).facts().loose == {}


@pytest.mark.parametrize(
    ("version", "verdict"),
    [((), Verdict.FINE), ((6, 2, 14), Verdict.WRONG), ((7, 0), Verdict.FINE), ((7, 0, 0), Verdict.FINE)],
)
def test_a_version_is_new_enough_from_7_0_on(version: tuple[int, ...], verdict: Verdict) -> None:
    assert soundness("redis", replace(SOUND, version=version)).verdict is verdict


def test_a_sound_one_says_how_much_it_holds_and_an_old_one_which_it_is() -> None:
    assert soundness("broker", SOUND).found == "2.5 MB used, noeviction, append-only file on"
    assert soundness("broker", replace(SOUND, version=(6, 2, 14))).found == "it is Redis 6.2.14"


@pytest.mark.parametrize("fact", [{"is_cluster": True}, {"is_replica": True}, {"eviction": "allkeys-lru"}])
def test_each_thing_that_loses_something_is_wrong_and_named_for_the_server(fact: dict[str, Any]) -> None:
    found = soundness("broker", replace(SOUND, **fact))
    assert (found.verdict, found.name) == (Verdict.WRONG, "broker")
