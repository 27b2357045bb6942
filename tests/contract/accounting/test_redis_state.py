"""What Redis owes beyond the contract: full memory, other releases, being away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.errors import SettingsError, TransientError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.state import keys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.redis_state import STATE_VERSION, State, translated
from newswire_shared.state.registry import RedisUrlRegistry
from redis import ConnectionPool

from contract.states import accepted, in_redis

pytest_plugins = ["redis_server"]

MOST_THREADS = max(group.concurrency for group in GROUPS)


@pytest.fixture
def full(redis_state: State) -> Iterator[State]:
    """A Redis that has no memory left, with one due member whose lease has ended."""
    queue = RedisDueQueue(redis_state, "errands")
    queue.put("a", 0, "p")
    queue.claim(1, -1)
    redis_state.client.config_set("maxmemory", 1)
    yield redis_state
    redis_state.client.config_set("maxmemory", 0)


def test_a_full_redis_may_have_room_later(full: State) -> None:
    with pytest.raises(TransientError, match="refuses for now"):
        RedisLedger(full).accept(Offer(key="a", url="u", source="desk"))
    with pytest.raises(TransientError, match="refuses for now"):
        RedisUrlRegistry(full).note_all({"a": {"digest": "1"}})


def test_a_full_redis_loses_no_lease_that_ended(full: State) -> None:
    queue = RedisDueQueue(full, "errands")
    try:
        claims = queue.claim(1, -1)
    except TransientError:
        claims = []
    full.client.config_set("maxmemory", 0)
    assert queue.size() == 1
    assert [c.payload for c in claims or queue.claim(1, 60)] == ["p"]


def test_a_redis_that_is_away_may_come_back() -> None:
    away = State(f"redis://127.0.0.1:{free_port()}/0", timeout_s=1)
    with pytest.raises(TransientError, match="cannot be reached"):
        RedisLedger(away).begin("a", Stage.ENRICH)
    with pytest.raises(TransientError, match="cannot be reached"):
        RedisLedger(away).record("a")


def test_scripts_come_back_by_themselves_after_a_restart(redis_state: State) -> None:
    stores = in_redis(redis_state)
    accepted(stores, "a")
    redis_state.client.script_flush()
    accepted(stores, "b")


def test_the_schema_of_a_newer_release_is_refused(redis_state: State) -> None:
    redis_state.check_version()
    redis_state.check_version()
    redis_state.client.set(keys.SCHEMA(), STATE_VERSION + 1)
    with pytest.raises(SettingsError, match=f"version {STATE_VERSION + 1}"):
        redis_state.check_version()


def test_the_list_of_buckets_does_not_grow_for_ever(redis_state: State) -> None:
    redis_state.client.zadd(keys.BUCKETS(), {"desk/1": 3_600_000})
    accepted(in_redis(redis_state))
    assert "desk/1" not in RedisLedger(redis_state).buckets(0)


def test_the_longest_in_a_stage_are_named_first(redis_state: State) -> None:
    stores = in_redis(redis_state)
    captures = [accepted(stores, key).capture_id for key in "abc"]
    for capture, seconds in zip(captures, (10, 30, 20), strict=True):
        stores.age(capture, Stage.FETCH, seconds)
    found = RedisLedger(redis_state).longest_in(Stage.FETCH, 2)
    assert [record.capture_id for record in found] == [captures[1], captures[2]]


@pytest.fixture
def parts(redis_url: str, redis_state: State) -> Assembly:
    """What every process builds, over the empty state."""
    return assemble("test", SharedSettings(broker_url=redis_url))


@pytest.mark.parametrize("name", ["state", "broker"])
def test_as_many_threads_as_a_worker_has_ask_at_once(parts: Assembly, name: str) -> None:
    client = parts.state.client if name == "state" else parts.broker
    all_hold = threading.Barrier(MOST_THREADS)

    def ask(number: int) -> int:
        with client.pipeline() as pipe:
            pipe.watch("a")  # takes a connection and holds it
            all_hold.wait(300)
            return number

    with ThreadPoolExecutor(MOST_THREADS) as pool:
        assert sorted(pool.map(ask, range(MOST_THREADS))) == [*range(MOST_THREADS)]


def test_as_many_threads_as_a_worker_has_acknowledge_at_once(parts: Assembly) -> None:
    with parts.app.connection() as broker, broker.channel() as channel:
        pool = cast(ConnectionPool, channel.pool)  # type: ignore[attr-defined]
        for connection in [pool.get_connection() for _ in range(MOST_THREADS)]:
            pool.release(connection)


@pytest.mark.parametrize("is_transaction", [True, False])
def test_a_pipeline_that_is_refused_for_now_may_go_through_later(redis_state: State, is_transaction: bool) -> None:
    redis_state.client.config_set("min-replicas-to-write", 1)
    try:
        with (
            pytest.raises(TransientError, match="refuses for now"), translated(),
            redis_state.client.pipeline(transaction=is_transaction) as pipe,
        ):  # fmt: skip
            pipe.set("a", 1)
            pipe.execute()
    finally:
        redis_state.client.config_set("min-replicas-to-write", 0)
