"""What the operator's page keeps and reads is the same in memory and in Redis."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from newswire_ops.observation.letter_groups import grouped
from newswire_ops.operations.actions import KEPT, ActionLog
from newswire_ops.operations.redis_action_log import RedisActionLog
from newswire_ops.status.redis_troubles import HOSTS, LETTERS, RedisTroubles
from newswire_ops.status.troubles import FailingHost, TroubleReader
from newswire_ops.testing import FakeActionLog, FakeSessions, FakeTroubles
from newswire_ops.visitors.redis_sessions import RedisSessions
from newswire_ops.visitors.visitor import Sessions
from newswire_shared.accounting.dead_letters import DeadLetter, DeadLetters
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock, FakeDeadLetters, Memory

pytest_plugins = ["redis_server"]

AWAY = "redis://127.0.0.1:1/0"


@dataclass(frozen=True)
class Kept:
    """The ports of one state, and what moves its time on."""

    sessions: Sessions
    actions: ActionLog
    troubles: TroubleReader
    letters: DeadLetters
    wait: Callable[[float], object]
    fail: Callable[[str, int], object]


def in_memory() -> Kept:
    """Fakes."""
    memory, clock = Memory(), FakeClock()
    troubles = FakeTroubles(memory)
    return Kept(
        FakeSessions(clock), FakeActionLog(clock), troubles, FakeDeadLetters(memory), clock.sleep,
        lambda host, failures: troubles.hosts.append(FailingHost(host, failures, 0, 60)),
    )  # fmt: skip


def in_redis(state: State) -> Kept:
    """Adapters over a real server."""

    def fail(host: str, failures: int) -> None:
        now_ms = state.now_ms()
        told: dict[Any, Any] = {host: failures, f"at {host}": now_ms, f"since {host}": now_ms}
        state.client.hset(keys.FAILING(), mapping=told)
        state.client.hset(keys.PACE(), host, now_ms + 60_000)

    return Kept(
        RedisSessions(state), RedisActionLog(state), RedisTroubles(state), RedisDeadLetters(state), time.sleep, fail
    )


@pytest.fixture(params=["memory", "redis"])
def kept(request: pytest.FixtureRequest) -> Kept:
    return in_memory() if request.param == "memory" else in_redis(request.getfixturevalue("redis_state"))


def letter(name: str, error: str = "boom", fingerprint: str = "6d4d", source: str = "times") -> DeadLetter:
    return DeadLetter(
        id=f"{name}:enrich", task="enrich.enrich_article", stage="enrich", capture_id="", article_id="", source=source,
        message="{}", error=error, kind="ValueError", traceback="", fingerprint=fingerprint,
    )  # fmt: skip


def test_a_session_lasts_until_it_ends_or_is_ended(kept: Kept) -> None:
    kept.sessions.begin("a", "key-1", 1)
    kept.sessions.begin("b", "key-2", 60)
    assert (kept.sessions.key_of("a"), kept.sessions.key_of("b"), kept.sessions.key_of("c")) == ("key-1", "key-2", None)
    kept.wait(1.1)
    assert kept.sessions.key_of("a") is None
    kept.sessions.end("b")
    assert kept.sessions.key_of("b") is None


def test_attempts_are_counted_by_address_and_forgotten(kept: Kept) -> None:
    assert [kept.sessions.attempts("192.0.2.1", 1) for _ in range(3)] == [1, 2, 3]
    assert kept.sessions.attempts("192.0.2.2", 1) == 1
    kept.wait(1.1)
    assert kept.sessions.attempts("192.0.2.1", 1) == 1


def test_actions_are_told_newest_first(kept: Kept) -> None:
    assert [*kept.actions.newest(10)] == []
    kept.actions.note("edna", "pause", "index", "it is paused: moving <b>")
    kept.actions.note("pierre", "resume", "index", "it goes on")
    first, second = kept.actions.newest(10)
    assert (first.who, first.what, first.of, first.outcome) == ("pierre", "resume", "index", "it goes on")
    assert second.outcome.endswith("<b>") and 0 < second.at_ms <= first.at_ms
    assert len(kept.actions.newest(1)) == 1


def test_the_log_of_actions_has_a_bound(kept: Kept) -> None:
    for number in range(KEPT + 300):
        kept.actions.note("edna", "pause", "index", str(number))
    found = kept.actions.newest(KEPT * 2)
    assert KEPT <= len(found) < KEPT + 200 and found[0].outcome == str(KEPT + 299)


def test_letters_and_failing_hosts_are_read(kept: Kept) -> None:
    assert (kept.troubles().failing_hosts, [*kept.troubles().letters]) == (0, [])
    for each in (letter("a"), letter("b", "bang", source="post"), letter("c", fingerprint="ffff")):
        kept.letters.bury(each)
    kept.fail("saltmere.example", 4)
    found = kept.troubles()
    assert [(each.id, each.place, each.error) for each in found.letters] == [
        ("c:enrich", "enrich", "boom"), ("b:enrich", "enrich", "bang"), ("a:enrich", "enrich", "boom"),
    ]  # fmt: skip
    groups = grouped(found.letters)
    assert [(each.newest.id, each.letters, each.sources) for each in groups] == [("b:enrich", 2, 2), ("c:enrich", 1, 1)]
    (host,) = found.hosts
    assert (found.failing_hosts, host.host, host.failures) == (1, "saltmere.example", 4)
    assert 57 < host.rests_s <= 61


def test_what_is_read_has_a_bound(redis_state: State) -> None:
    there = in_redis(redis_state)
    for number in range(LETTERS + 10):
        there.letters.bury(letter(str(number)))
    for number in range(400):
        there.fail(f"h{number}.example", number % 7 + 1)
    found = there.troubles()
    assert (len(found.letters), len(found.hosts), found.failing_hosts) == (LETTERS, HOSTS, 400)


@pytest.mark.parametrize(("hosts", "asked"), [(HOSTS, 1), (400, 2)])
def test_of_hosts_that_fail_only_what_a_scan_did_not_meet_is_asked_for(
    redis_state: State, hosts: int, asked: int
) -> None:
    there = in_redis(redis_state)
    for number in range(hosts):
        there.fail(f"h{number}.example", 1)
    redis_state.client.config_resetstat()
    found = there.troubles().hosts
    assert redis_state.client.info("commandstats")["cmdstat_hmget"]["calls"] == asked
    assert len(found) == HOSTS and all(0 <= host.failing_s < 60 for host in found)


def test_a_state_that_is_away_is_told() -> None:
    away = State(AWAY, timeout_s=1)
    for ask in (lambda: RedisSessions(away).key_of("a"), RedisTroubles(away), lambda: RedisActionLog(away).newest(1)):
        with pytest.raises(TransientError):
            ask()
