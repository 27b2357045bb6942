"""A Redis is what its INFO says of it, and whether it is sound is told by the first thing that would lose something."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from newswire_ops.observation.reading import ServerFacts
from newswire_ops.observation.redis_reading import server_facts
from newswire_ops.observation.soundness import soundness
from newswire_shared.running.checks import Verdict

SOUND = ServerFacts("noeviction", True, 2_500_000, (7, 2, 4))
INFO = {
    "maxmemory_policy": "noeviction", "used_memory": 2_500_000, "aof_enabled": 1, "redis_version": "7.2.4",
    "cluster_enabled": 0, "role": "master",
}  # fmt: skip


def test_a_sound_one_is_described() -> None:
    assert server_facts(INFO) == SOUND


@pytest.mark.parametrize(
    ("says", "fact"),
    [
        ({"maxmemory_policy": None}, {"eviction": None}),
        ({"used_memory": 5}, {"used_bytes": 5}),
        ({"aof_enabled": 0}, {"is_appending": False}),
        ({"redis_version": "6.2.14"}, {"version": (6, 2, 14)}),
        ({"cluster_enabled": 1}, {"is_cluster": True}),
        ({"role": "slave"}, {"is_replica": True}),
    ],
)
def test_what_is_otherwise_is_told(says: dict[str, Any], fact: dict[str, Any]) -> None:
    assert server_facts(INFO | says) == replace(SOUND, **fact)


def test_what_it_does_not_tell_is_not_taken_for_granted() -> None:
    told = server_facts({"used_memory": 5, "redis_version": "7.0.0"})
    assert (told.eviction, told.is_appending, told.is_cluster) == (None, False, False)


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
