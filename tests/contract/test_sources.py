"""Sources and robots.txt in Redis: what is due comes once, and what is paused or removed does not come at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ingest.sources.ports import FeedState, Look, Source
from newswire_ingest.sources.redis_sources import LEASE_S, RedisSourceStore
from newswire_ingest.web.redis_robots import RedisRobotsCache
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]

DESK = Source("desk", "https://example.org/feed.xml", 900, "en")
LOOK = Look(DESK.address, ("https://a.b/1", "https://a.b/2"), 1, DESK.address, problems=("odd",), children={"u": "now"})
STATE = FeedState('"1"', "yesterday", 7, "Łódź is away", 3, DESK.address, {"https://a.b/1": "2026-03-01"}, LOOK)
LATER = 1000.0


@pytest.fixture
def store(redis_state: State) -> RedisSourceStore:
    """No source yet."""
    return RedisSourceStore(redis_state)


def test_a_source_is_read_as_it_was_saved(store: RedisSourceStore) -> None:
    other = Source("a", "https://other.example/", 60.5, paused=True, revision=4)
    store.save(DESK)
    store.save(other)
    assert (store.get("desk"), store.get("x"), store.all()) == (DESK, None, [other, DESK])


def test_the_state_of_a_feed_is_read_as_it_was_kept(store: RedisSourceStore) -> None:
    store.save(DESK)
    assert store.state("desk") == FeedState()
    store.polled(DESK, STATE, LATER)
    assert store.state("desk") == STATE
    store.polled(DESK, replace(STATE, look=None), LATER)
    assert store.state("desk") == replace(STATE, look=None)


def test_a_source_is_due_at_once_then_under_way_then_after_its_wait(store: RedisSourceStore) -> None:
    store.save(DESK)
    assert [store.claim_due(9) for _ in range(2)] == [["desk"], []]
    store.polled(DESK, STATE, 0)
    assert store.claim_due(9) == ["desk"]
    store.polled(DESK, STATE, LATER)
    assert store.claim_due(9) == []


def test_a_source_whose_poll_was_killed_is_due_again_when_its_lease_ends(
    store: RedisSourceStore, redis_state: State
) -> None:
    store.save(DESK)
    store.claim_due(9)
    leases = keys.DUE_LEASED("sources")
    assert 0 < redis_state.client.zscore(leases, "desk") - redis_state.now_ms() <= LEASE_S * 1000
    redis_state.client.zincrby(leases, -LEASE_S * 1000, "desk")
    assert store.claim_due(9) == ["desk"]


def test_a_paused_source_is_never_due_not_even_when_its_poll_ends_after_the_pause(store: RedisSourceStore) -> None:
    store.save(DESK)
    store.claim_due(9)
    store.save(replace(DESK, paused=True))
    store.polled(DESK, STATE, 0)
    assert store.claim_due(9) == []
    store.save(DESK)
    assert store.claim_due(9) == ["desk"], "until it is resumed"


def test_a_removed_source_is_gone_even_when_its_poll_ends_after_the_removal(store: RedisSourceStore) -> None:
    store.save(DESK)
    store.claim_due(9)
    store.remove("desk")
    store.polled(DESK, STATE, 0)
    assert (store.all(), store.claim_due(9)) == ([], [])


def test_no_more_sources_are_claimed_than_asked_for(store: RedisSourceStore) -> None:
    for number in range(5):
        store.save(replace(DESK, name=str(number)))
    assert sorted(store.claim_due(3) + store.claim_due(3)) == list("01234")


def test_a_robots_txt_is_remembered_for_a_while(redis_state: State) -> None:
    cache = RedisRobotsCache(redis_state, kept_s=60)
    assert cache.get("https://example.org") is None
    for text in ("", "User-agent: *\nDisallow: /статья"):
        cache.put("https://example.org", text)
        assert cache.get("https://example.org") == text
    assert 0 < redis_state.client.ttl(keys.ROBOTS("https://example.org")) <= 60
