"""Sources: what is due comes once, and what is paused or removed does not come at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from newswire_ingest.sources.ports import LEASE_S, FeedState, Look, Source, SourceStore
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_ingest.testing import FakeSources
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import Memory

pytest_plugins = ["redis_server"]

DESK = Source("desk", "https://example.org/feed.xml", 900, "en")
LOOK = Look(DESK.address, ("https://a.b/1", "https://a.b/2"), 1, DESK.address, problems=("odd",), children={"u": "now"})
STATE = FeedState('"1"', "yesterday", 7, "Łódź is away", 3, DESK.address, {"https://a.b/1": "2026-03-01"}, LOOK)
STATE = replace(STATE, problems=("odd", "too"), habit=(1.0, 2.5), failing_ms=9, retired="gone", next_ms=5, gone=3)
STATE = replace(STATE, gone_ms=1, doubted=('"0"', ""), is_disbelieved=True, skip_hours=(1, 2), rest_s=60.5, read_ms=4)
LATER = 1000.0


@dataclass(frozen=True)
class Kept:
    """A store, how long the lease of a source in it has to go, and a way to let that time pass."""

    store: SourceStore
    lease_s: Callable[[str], float]
    end_lease: Callable[[str], object]


def in_memory() -> Kept:
    memory = Memory()
    leases = memory.queues["sources"].leases
    return Kept(
        FakeSources(memory),
        lambda name: (leases[name][0] - memory.clock.now_ms()) / 1000,
        lambda name: memory.clock.sleep(LEASE_S),
    )


def in_redis(state: State) -> Kept:
    leases = keys.DUE_LEASED("sources")
    return Kept(
        RedisSourceStore(state),
        lambda name: float(state.client.zscore(leases, name) - state.now_ms()) / 1000,
        lambda name: state.client.zincrby(leases, -LEASE_S * 1000, name),
    )


@pytest.fixture(params=["memory", "redis"])
def kept(request: pytest.FixtureRequest) -> Kept:
    """No source yet, in each kind of store."""
    return in_memory() if request.param == "memory" else in_redis(request.getfixturevalue("redis_state"))


@pytest.fixture
def store(kept: Kept) -> SourceStore:
    """No source yet."""
    return kept.store


def test_a_source_is_read_as_it_was_saved(store: SourceStore) -> None:
    other = Source(
        "a",
        "https://other.example/",
        60.5,
        paused=True,
        revision=4,
        kind="listing",
        tags=("x", "y"),
        include=("/news/*",),
    )
    store.save(DESK)
    store.save(other)
    assert (store.get("desk"), store.get("x"), store.all()) == (DESK, None, [other, DESK])


def test_the_state_of_a_feed_is_read_as_it_was_kept(store: SourceStore) -> None:
    store.save(DESK)
    assert store.state("desk") == FeedState()
    store.polled(DESK, STATE, LATER)
    assert store.state("desk") == STATE
    store.polled(DESK, replace(STATE, look=None), LATER)
    assert store.state("desk") == replace(STATE, look=None)


def test_what_a_later_release_keeps_beside_is_left_out(redis_state: State) -> None:
    """Workers of two releases run side by side while they are exchanged."""
    store, client = RedisSourceStore(redis_state), redis_state.client
    store.save(DESK)
    store.polled(DESK, STATE, LATER)
    for name, words in ((keys.SOURCES(), "desk"), (keys.FEEDS(), "desk")):
        later = json.loads(client.hget(name, words)) | {"said": "by a later release"}
        later |= {"look": later["look"] | {"said": "too"}} if "look" in later else {}
        client.hset(name, words, json.dumps(later))
    assert store.turn("desk") == (DESK, STATE)


def test_states_of_many_are_read_in_their_order(store: SourceStore) -> None:
    store.save(DESK)
    store.polled(DESK, FeedState(etag="1"), 1)
    assert [state.etag for state in store.states_of(["nobody", DESK.name, DESK.name])] == ["", "1", "1"]
    assert store.states_of([]) == []


def test_a_source_and_its_state_are_read_in_one_turn(store: SourceStore) -> None:
    assert store.turn("desk") == (None, FeedState())
    store.save(DESK)
    assert store.turn("desk") == (DESK, FeedState())
    store.polled(DESK, STATE, LATER)
    assert store.turn("desk") == (DESK, STATE)


def test_the_memory_of_a_listing_is_kept_until_another_is_and_goes_with_its_source(store: SourceStore) -> None:
    store.save(DESK)
    assert store.seen("desk") is None
    store.polled(DESK, STATE, LATER, "aaaabbbbcccc")
    store.polled(DESK, STATE, LATER)
    assert (store.seen("desk"), store.seen("other")) == ("aaaabbbbcccc", None)
    store.remove("desk")
    assert store.seen("desk") is None


def test_a_source_that_is_not_due_any_more_is_due_again_when_somebody_saves_it(store: SourceStore) -> None:
    store.save(DESK)
    store.polled(DESK, STATE, None)
    assert store.claim_due(9) == []
    assert store.state("desk").retired == "gone"
    store.save(replace(DESK, revision=2))
    assert store.claim_due(9) == ["desk"]
    assert store.state("desk") == replace(STATE, retired="", gone=0, gone_ms=0, next_ms=0)


def test_nothing_is_kept_of_a_source_that_was_removed_while_it_was_polled(store: SourceStore) -> None:
    store.save(DESK)
    store.remove("desk")
    store.polled(DESK, STATE, LATER, "aaaabbbbcccc")
    store.put_off("desk", 0)
    assert (store.turn("desk"), store.seen("desk"), store.claim_due(9)) == ((None, FeedState()), None, [])


def test_a_source_is_due_at_once_then_under_way_then_after_its_wait(store: SourceStore) -> None:
    store.save(DESK)
    assert [store.claim_due(9) for _ in range(2)] == [["desk"], []]
    store.polled(DESK, STATE, 0)
    assert store.claim_due(9) == ["desk"]
    store.polled(DESK, STATE, LATER)
    assert store.claim_due(9) == []


def test_a_source_whose_poll_was_killed_is_due_again_when_its_lease_ends(kept: Kept) -> None:
    kept.store.save(DESK)
    kept.store.claim_due(9)
    assert 0 < kept.lease_s("desk") <= LEASE_S
    kept.end_lease("desk")
    assert kept.store.claim_due(9) == ["desk"]


def test_a_paused_source_is_never_due_not_even_when_its_poll_ends_after_the_pause(store: SourceStore) -> None:
    store.save(DESK)
    store.claim_due(9)
    store.save(replace(DESK, paused=True))
    store.polled(DESK, STATE, 0)
    assert store.claim_due(9) == []
    store.save(DESK)
    assert store.claim_due(9) == ["desk"], "until it is resumed"


def test_a_removed_source_is_gone_even_when_its_poll_ends_after_the_removal(store: SourceStore) -> None:
    store.save(DESK)
    store.claim_due(9)
    store.remove("desk")
    store.polled(DESK, STATE, 0)
    assert (store.all(), store.claim_due(9)) == ([], [])


def test_no_more_sources_are_claimed_than_asked_for(store: SourceStore) -> None:
    for number in range(5):
        store.save(replace(DESK, name=str(number)))
    assert sorted(store.claim_due(3) + store.claim_due(3)) == list("01234")
