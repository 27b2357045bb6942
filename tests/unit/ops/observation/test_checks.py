"""What is wrong with an installation is told by one reading of Redis, whichever machine it is on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from newswire_ops.observation.checks import NAMED, UNSEEN_S, CheckRules, findings, worst_first
from newswire_ops.observation.processes import BUSY_S, FREE_BYTES, SKEW_S, STUCK_S
from newswire_ops.observation.reading import EngineLook, FrontierBacklog, ServerFacts, StackReading
from newswire_shared.accounting.epoch import EpochState
from newswire_shared.accounting.heartbeats import UNKNOWN, Heartbeat, Pulse
from newswire_shared.contracts.heartbeats import STALE_S
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.running.checks import Finding, Verdict

SOUND = ServerFacts("noeviction", True, 3_400_000, (7, 4))


def beat(node: str, machine: str = "a", age_s: float = 1, skew_s: float = 0, **told: Any) -> Heartbeat:
    given = {"release": "1.0", "clock_ms": 0, "up_s": 500.0, "idle_s": 1.0, "disk_free": 10**12, **told}
    return Heartbeat(Pulse(node=node, machine=machine, **given), age_s, skew_s)


ALL = [beat(f"{group.name}@a") for group in GROUPS] + [beat("beat@a")]
READING = StackReading(
    queues=dict.fromkeys(QUEUE_NAMES, 0), unacked=0, parked={}, dead_letters=0, in_flight=dict.fromkeys(Stage, 0),
    oldest_s={}, paused={}, totals={}, frontier=FrontierBacklog(0, 0, 0), memory={}, epoch=EpochState(1000),
    ticks_s={"ingest": 1.0, "enrich": 2.0, "index": 1.5}, beats=ALL, servers={"broker": SOUND, "state": SOUND},
)  # fmt: skip


def found(reading: StackReading, rules: CheckRules | None = None) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings(reading, rules or CheckRules(5000))}


def odd_or_wrong(reading: StackReading) -> dict[str, str]:
    return {name: each.found for name, each in found(reading).items() if each.verdict is not Verdict.FINE}


def without(*nodes: str) -> list[Heartbeat]:
    return [each for each in ALL if each.pulse.node not in nodes]


def test_a_sound_installation_is_fine_and_says_what_it_is() -> None:
    assert odd_or_wrong(READING) == {}
    told = found(READING)
    assert told["workers"].found == "5 beat on 1 machine: ingest@a, enrich@a, enrich-suspect@a, index@a, alerts@a"
    assert told["releases"].found == "all are of 1.0"
    assert told["clock"].found == "ingest took a tick 1 s ago"


def test_without_a_clock_nothing_is_fine_however_well_workers_beat() -> None:
    reading = replace(READING, ticks_s={"ingest": 90.0, "index": 95.0}, beats=without("beat@a"))
    clock = found(reading)["clock"]
    assert (clock.verdict, clock.found) == (
        Verdict.WRONG, "no worker group took a tick for 90 s: nothing is polled, retried or swept",
    )  # fmt: skip
    assert "one for the whole installation" in clock.advice
    assert "since the state began" in found(replace(reading, ticks_s={}))["clock"].found


def test_a_clock_that_was_killed_is_told_before_its_ticks_are_missed() -> None:
    reading = replace(READING, beats=[*without("beat@a"), beat("beat@a", age_s=STALE_S)])
    assert odd_or_wrong(reading) == {"clock": "beat has fallen silent, and soon nothing is polled, retried or swept"}


def test_ticks_that_nobody_takes_are_told_from_a_missing_clock() -> None:
    assert "beat@a goes on" in found(replace(READING, ticks_s={"ingest": 90.0}))["clock"].advice


def test_a_server_whose_loop_stood_still_is_told_and_one_that_was_a_little_late_is_not() -> None:
    servers = [beat("search@a:8080", loop_lag_s=0.4), beat("search@b:8080", "b", loop_lag_s=7.2)]
    told = odd_or_wrong(replace(READING, beats=[*ALL, *servers]))
    assert told == {"workers": "a server stood still and answered nobody: search@b:8080 for 7 s"}


def test_two_clocks_on_two_machines_are_told() -> None:
    reading = replace(READING, beats=[*ALL, beat("beat@b", "b")])
    assert odd_or_wrong(reading) == {"clock": "two clocks or more tick: beat@a, beat@b"}


def test_a_group_without_a_worker_on_any_machine_is_wrong() -> None:
    reading = replace(READING, beats=without("enrich-suspect@a"))
    assert odd_or_wrong(reading) == {"workers": "no worker of enrich-suspect beats on any machine"}
    elsewhere = replace(READING, beats=[*without("enrich-suspect@a"), beat("enrich-suspect@b", "b")])
    assert odd_or_wrong(elsewhere) == {}
    assert "on 2 machines" in found(elsewhere)["workers"].found


def test_workers_of_a_release_that_tells_nothing_are_seen_by_their_ticks() -> None:
    assert odd_or_wrong(replace(READING, beats=without("index@a"))) == {}
    late = replace(READING, beats=without("index@a"), ticks_s={"ingest": 1.0})
    assert odd_or_wrong(late) == {"workers": "no worker of index beats on any machine"}


def test_a_worker_that_fell_silent_is_named_with_its_machine() -> None:
    reading = replace(READING, beats=[*ALL, beat("enrich@local", "b", age_s=STALE_S)])
    assert odd_or_wrong(reading) == {"workers": "silent, and not ended in order: enrich@local on b"}


@pytest.mark.parametrize(
    ("tick_s", "active", "up_s", "is_stuck"),
    [
        (STUCK_S + 1, 0, 500.0, True),
        (STUCK_S - 1, 0, 500.0, False),
        (STUCK_S + 1, 1, 500.0, False),
        (BUSY_S + 1, 1, 500.0, True),
        (STUCK_S + 1, 0, STUCK_S - 1, False),
        (None, 0, 500.0, False),
    ],
)
def test_a_group_that_beats_and_takes_no_ticks_is_stuck(
    tick_s: float | None, active: int, up_s: float, is_stuck: bool
) -> None:
    ticks_s = {"ingest": 1.0} | ({} if tick_s is None else {"index": tick_s})
    reading = replace(READING, beats=[*without("index@a"), beat("index@a", active=active, up_s=up_s)], ticks_s=ticks_s)
    assert ("workers" in odd_or_wrong(reading)) is is_stuck
    just_started = replace(reading, beats=[*reading.beats, beat("index@b", "b", up_s=3.0)])
    assert odd_or_wrong(just_started) == {}


def test_a_group_that_takes_no_ticks_is_named_with_its_machines() -> None:
    reading = replace(READING, ticks_s={"ingest": 1.0, "index": STUCK_S + 1})
    assert odd_or_wrong(reading) == {"workers": "index: messages come, and nobody takes them: index@a"}
    nobody_has_any = replace(READING, ticks_s={"ingest": STUCK_S + 1, "index": STUCK_S + 1})
    assert odd_or_wrong(nobody_has_any) == {}


@pytest.mark.parametrize(
    ("waiting", "idle_s", "oldest_s", "is_stuck"),
    [(1, STUCK_S + 1, STUCK_S + 1, True), (1, None, STUCK_S + 1, True), (0, None, STUCK_S + 1, False),
     (1, STUCK_S - 2, STUCK_S + 1, False), (1, None, 1.0, False)],
)  # fmt: skip
def test_suspects_that_wait_for_long_are_left_by_a_stuck_worker(
    waiting: int, idle_s: float | None, oldest_s: float, is_stuck: bool
) -> None:
    beats = [*without("enrich-suspect@a"), beat("enrich-suspect@a", idle_s=idle_s)]
    queues = {**READING.queues, "enrich.suspect": waiting}
    reading = replace(READING, beats=beats, queues=queues, oldest_s={Stage.ENRICH: oldest_s})
    assert ("workers" in odd_or_wrong(reading)) is is_stuck


def test_two_processes_of_one_name_are_told() -> None:
    twice = replace(ALL[0], doubled_s=1.0)
    assert odd_or_wrong(replace(READING, beats=[*ALL[1:], twice])) == {
        "workers": "two processes have one name: ingest@a"
    }
    assert odd_or_wrong(replace(READING, beats=[*ALL[1:], replace(twice, doubled_s=STALE_S)])) == {}
    clocks = [*without("beat@a"), replace(ALL[-1], doubled_s=1.0)]
    assert odd_or_wrong(replace(READING, beats=clocks)) == {"clock": "two clocks or more tick: beat@a"}


def test_mixed_releases_and_mixed_recipes_are_told() -> None:
    mixed = replace(READING, beats=[*without("index@a"), beat("index@b", "b", release="1.1")])
    assert odd_or_wrong(mixed) == {"releases": "releases are mixed: 1.0 (beat@a), 1.1 (index@b)"}
    enrich = [beat("enrich@a", recipe="r1"), beat("enrich@b", "b", recipe="r2")]
    assert odd_or_wrong(replace(READING, beats=[*without("enrich@a"), *enrich])) == {
        "releases": "recipes are mixed: r1 (enrich@a), r2 (enrich@b)"
    }
    gone = replace(READING, beats=[*ALL, beat("enrich@b", "b", age_s=STALE_S, release="0.9")])
    assert "releases" not in odd_or_wrong(gone)


def test_a_full_disk_and_a_wrong_clock_of_another_machine_are_told() -> None:
    full = replace(READING, beats=[*ALL, beat("index@b", "b", disk_free=FREE_BYTES - 1)])
    assert odd_or_wrong(full) == {"machines": "a disk is nearly full: 2.0 GB on b free"}
    nothing = replace(READING, beats=[*ALL, beat("index@b", "b", disk_free=10**12), beat("x@b", "b", disk_free=0)])
    assert odd_or_wrong(nothing) == {"machines": "a disk is full: 0.0 GB on b free"}
    assert found(nothing)["machines"].verdict is Verdict.WRONG
    skewed = replace(READING, beats=[*ALL, beat("index@b", "b", skew_s=-(SKEW_S + 1))])
    assert odd_or_wrong(skewed) == {"machines": "clocks differ from that of Redis: b is 6 s behind"}


def test_a_disk_that_cannot_be_asked_is_not_taken_for_one_with_room() -> None:
    unread = replace(READING, beats=[*ALL, beat("index@b", "b", disk_free=UNKNOWN)])
    assert odd_or_wrong(unread) == {"machines": "a disk cannot be asked for its room: b"}
    full = replace(unread, beats=[*unread.beats, beat("index@c", "c", disk_free=0)])
    assert odd_or_wrong(full) == {"machines": "a disk is full: 0.0 GB on c free"}


def test_what_is_paused_dead_or_too_much_is_told() -> None:
    full = {**READING.queues, "enrich.live": 5000}
    assert odd_or_wrong(replace(READING, paused={"index": "by hand"}, dead_letters=2, queues=full)) == {
        "queues": "past the high-water mark: enrich.live 5000",
        "dead letters": "2",
        "stages": "paused: index (by hand)",
    }


def test_the_engine_is_as_an_index_worker_saw_it_last() -> None:
    assert odd_or_wrong(replace(READING, engine=EngineLook("", UNSEEN_S))) == {}
    red = replace(READING, engine=EngineLook("the cluster is red", 2.0))
    assert odd_or_wrong(red) == {"engine": "the cluster is red"}
    assert found(red)["engine"].verdict is Verdict.WRONG
    unseen = replace(READING, engine=EngineLook("the cluster is red", UNSEEN_S + 1))
    assert odd_or_wrong(unseen) == {"engine": "no index worker had an answer of it for 31 s"}


def test_sources_that_need_a_look_are_named() -> None:
    reading = replace(READING, sources={"healthy": 2, "silent": 1}, ill_sources={"wire": "silent"})
    assert odd_or_wrong(reading) == {"sources": "of 3 these need a look: wire (silent)"}
    assert "newswire sources show wire" in found(reading)["sources"].advice
    assert found(replace(READING, sources={"healthy": 2}))["sources"].found == "2, of which none needs a look"
    many = {f"s{n:02}": "gone" for n in range(NAMED + 1)}
    assert odd_or_wrong(replace(READING, ill_sources=many))["sources"].endswith("s09 (gone) and more")


def test_what_is_worst_comes_first() -> None:
    reading = replace(READING, dead_letters=1, engine=EngineLook("the cluster is red", 2.0))
    told = worst_first(findings(reading, CheckRules(5000)))
    assert [each.name for each in told[:3]] == ["engine", "dead letters", "redis"]


def test_a_redis_of_the_queues_alone_is_looked_at_where_there_is_one() -> None:
    reading = replace(READING, servers={"broker": replace(SOUND, eviction="allkeys-lru"), "state": SOUND})
    assert "broker" not in found(reading)
    assert found(reading, CheckRules(5000, is_apart=True))["broker"].verdict is Verdict.WRONG


def test_the_names_of_checks_do_not_depend_on_what_is_found() -> None:
    nothing = replace(READING, beats=(), ticks_s={}, paused={"index": "x"}, dead_letters=1, epoch=EpochState())
    assert [*found(nothing)] == [*found(READING)]
