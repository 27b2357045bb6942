"""An installation is quiet where nothing is in flight, in line or due; the newest change tells whether anything was."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.topology import Due
from newswire_shared.state import keys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.epoch import RedisEpoch
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.quiet import DUE, RedisQuiet
from newswire_shared.state.redis_state import State
from tree import ROOT

pytest_plugins = ["redis_server"]


@pytest.fixture
def state(redis_state: State) -> State:
    """A state of this release that counts, and has nothing to do."""
    redis_state.check_version()
    RedisEpoch(redis_state).begin()
    return redis_state


@pytest.fixture
def look(state: State) -> RedisQuiet:
    return RedisQuiet(state)


def test_where_nothing_is_to_be_done_it_tells_the_newest_change(state: State, look: RedisQuiet) -> None:
    assert look() == ""
    first = state.client.xadd(keys.CHANGES(), {"a": "b"})
    assert look() == first
    second = state.client.xadd(keys.CHANGES(), {"a": "b"})
    assert look() == second != first


def test_a_capture_is_to_be_done_from_its_acceptance_to_its_end(state: State, look: RedisQuiet) -> None:
    ledger = RedisLedger(state)
    accepted = ledger.accept(Offer(key="k", url="https://a.example/1", source="s", host="a.example:443"))
    assert look() is None, "it is fresh, in the frontier"
    for key in (keys.FRESH(), keys.DUE("frontier")):
        state.client.delete(key)
    assert look() == ""
    for stage in ("fetch", "enrich", "index"):
        state.client.zadd(keys.IN_STAGE(stage), {accepted.capture_id: 1})
        assert look() is None, stage
        state.client.delete(keys.IN_STAGE(stage))


def test_a_single_fresh_capture_is_to_be_done_also_where_its_host_fell_out_of_line(
    state: State, look: RedisQuiet
) -> None:
    RedisLedger(state).accept(Offer(key="k", url="https://a.example/1", source="s", host="a.example:443"))
    state.client.delete(keys.DUE("frontier"))
    assert look() is None
    state.client.set(keys.FRESH(), 0)
    assert look() == ""


def test_alerts_that_are_behind_are_to_be_done(state: State, look: RedisQuiet) -> None:
    newest = state.client.xadd(keys.CHANGES(), {"a": "b"})
    state.client.hset(keys.ALERTS_FOLLOWED(), "number", "1-0")
    assert look() is None
    state.client.hset(keys.ALERTS_FOLLOWED(), "number", newest)
    assert look() == newest


def test_every_due_queue_is_asked() -> None:
    """One that is not would have its members five seconds late, and nothing would say so: so none is named by hand."""
    by_hand = re.compile(r"""DueQueue\([\w.]+, f?"|\bDUE(_LEASED)?\(f?\"""")
    paths = (path for folder in ("shared", "services") for path in (ROOT / folder).rglob("*.py"))
    assert [path.name for path in paths if by_hand.search(path.read_text("utf-8"))] == []
    assert {*DUE} >= {*Due} - {Due.FRONTIER}


@pytest.mark.parametrize("name", DUE)
def test_what_is_due_before_the_next_tick_is_to_be_done_and_what_is_later_is_not(
    name: str, state: State, look: RedisQuiet
) -> None:
    queue = RedisDueQueue(state, name)
    queue.put("a", 60)
    assert look() == ""
    queue.put("a", 0.2)
    assert look() is None


def test_a_lease_that_ends_is_to_be_done(state: State, look: RedisQuiet) -> None:
    queue = RedisDueQueue(state, "sources")
    queue.put("a", -1)
    queue.claim(1, 60)
    assert look() == ""
    queue.put("b", -1)
    queue.claim(1, -1)
    assert look() is None


ODD: dict[str, Callable[[State], object]] = {
    "linking has changes": lambda state: state.client.zadd(keys.LINK_OUTBOX(), {"s": 1}),
    "a second look is due": lambda state: state.client.zadd("{nw}:link:again", {"s": 1}),
    "a host is in line": lambda state: state.client.zadd(keys.DUE("frontier"), {"h": 9e15}),
    "the state is new": lambda state: state.client.delete(keys.EPOCH()),
    "the registry is brought up": lambda state: state.client.hset(keys.REGISTRY(), "scheme", "0"),
}


@pytest.mark.parametrize("why", ODD)
def test_what_else_is_to_be_done(why: str, state: State, look: RedisQuiet) -> None:
    ODD[why](state)
    assert look() is None
