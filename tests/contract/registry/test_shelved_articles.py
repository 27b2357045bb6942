"""An article whose looks have ended is one packed value, and is known all the same."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ledger import Acceptance, Offer
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.record_scripts import UNFOLD
from contract.states import Stores, accepted, in_redis

pytest_plugins = ["redis_server"]

URL = "https://daily.example/2024/05/14/bridge"
KEY = canonicalize(URL).key
FACTS = {
    "etag": '"a-1"', "last-modified": "Tue, 14 May 2024 10:00:00 GMT", "digest": "0a" * 32, "digest_of": "0b" * 16,
    "agains": "3", "u": "a field of one letter", "empty": "", "zeros": "007", "odd": "0a" * 16 + "0",
}  # fmt: skip


@pytest.fixture
def stores(redis_state: State) -> Stores:
    redis_state.check_version()
    return in_redis(redis_state)


def offered(stores: Stores, slot: str = "first", url: str = URL, run: str = "") -> Acceptance:
    offer = Offer(key=canonicalize(url).key, url=url, source="desk", host="d:443", slot=slot, run=run)
    return stores.ledger.accept(offer)


def ended(stores: Stores, url: str = URL, end: End = End.INDEXED, reason: Reason | None = None) -> Acceptance:
    acceptance = accepted(stores, canonicalize(url).key, url=url)
    stores.ledger.advance(acceptance.capture_id, end, reason=reason)
    return acceptance


def hashes(state: State) -> list[str]:
    return list(state.client.keys(keys.ARTICLE("*")))


@pytest.mark.parametrize("url", [URL, "http://daily.example/2024/a"])
@pytest.mark.parametrize("end", [End.INDEXED, End.UNCHANGED, End.REJECTED])
def test_what_is_known_of_it_stays(redis_state: State, stores: Stores, url: str, end: End) -> None:
    key = canonicalize(url).key
    acceptance = accepted(stores, key, url=url)
    stores.registry.note_all({key: FACTS})
    before = stores.registry.find(key)
    assert before and hashes(redis_state) == [keys.ARTICLE(key)]
    stores.ledger.advance(acceptance.capture_id, end)
    assert hashes(redis_state) == [] and redis_state.client.get(keys.SHELF()) == "1"
    assert stores.registry.find(key) == before
    assert [record.capture_id for record in stores.ledger.captures_of(key)] == [acceptance.capture_id]


def test_it_is_not_accepted_twice(stores: Stores) -> None:
    first = ended(stores)
    again = offered(stores)
    assert (again.admission, again.article_id, again.capture_id) == ("known", KEY, first.capture_id)


def test_nothing_but_its_shelf_is_needed(redis_state: State, stores: Stores) -> None:
    """Records of captures expire, a week after they ended."""
    first = ended(stores)
    redis_state.client.delete(keys.CAPTURE(first.capture_id))
    again = offered(stores)
    assert not again.is_new and again.capture_id == first.capture_id


def test_a_dead_capture_keeps_it_open(redis_state: State, stores: Stores) -> None:
    ended(stores, end=End.DEAD)
    assert hashes(redis_state) == [keys.ARTICLE(KEY)]


def test_a_later_look_opens_it_and_its_end_shelves_it_again(redis_state: State, stores: Stores) -> None:
    first = ended(stores)
    known = stores.registry.find(KEY)
    second = offered(stores, "recheck-1")
    assert hashes(redis_state) == [keys.ARTICLE(KEY)] and stores.registry.find(KEY) == known
    stores.ledger.advance(second.capture_id, End.UNCHANGED)
    assert hashes(redis_state) == [] and redis_state.client.get(keys.SHELF()) == "1"
    assert [each.capture_id for each in stores.ledger.captures_of(KEY)] == [second.capture_id, first.capture_id]
    record = stores.ledger.record(second.capture_id)
    assert known and record and record.first_seen_ms == known.first_seen_ms


def test_one_that_failed_is_accepted_again(redis_state: State, stores: Stores) -> None:
    ended(stores, end=End.REJECTED, reason=Reason.HTTP_ERROR)
    assert hashes(redis_state) == [] and not offered(stores).is_new
    again = offered(stores, run="r")
    assert again.is_new
    stores.ledger.advance(again.capture_id, End.INDEXED)
    known = stores.registry.find(KEY)
    assert known and known.kept["agains"] == "1" and "failed_ms" not in known.kept


def test_what_is_noted_later_is_added(stores: Stores) -> None:
    ended(stores)
    stores.registry.note_all({KEY: {"digest": "d"}})
    known = stores.registry.find(KEY)
    assert known and (known.digest, known.url) == ("d", URL)


def test_what_a_worker_of_the_release_before_wrote_beside_it_counts(redis_state: State, stores: Stores) -> None:
    first = ended(stores)
    redis_state.client.hset(keys.ARTICLE(KEY), mapping={"digest": "of the other"})
    for _ in range(2):
        known = stores.registry.find(KEY)
        assert known and (known.digest, known.url, known.first_capture) == ("of the other", URL, first.capture_id)
        stores.ledger.advance(offered(stores, "recheck-1").capture_id, End.UNCHANGED)
    assert hashes(redis_state) == [] and redis_state.client.get(keys.SHELF()) == "1"


def test_ties_see_when_it_was_first_seen(stores: Stores) -> None:
    ended(stores)
    other = accepted(stores, "f" * 32, url="https://daily.example/b")
    stores.registry.note_all({other.article_id: {"first_seen_ms": "5"}})
    assert stores.registry.tie(KEY, other.article_id) == other.article_id
    assert offered(stores).article_id == other.article_id


def test_one_that_is_taken_down_is_not_taken_again(stores: Stores) -> None:
    first = ended(stores)
    stores.take_down(KEY)
    stores.ledger.advance(first.capture_id, End.INDEXED)
    assert offered(stores).admission == stores.ledger.offered_before(KEY, "push").admission == "taken down"  # type: ignore[union-attr]


def test_nothing_is_shelved_while_the_registry_is_walked_over(redis_state: State, stores: Stores) -> None:
    redis_state.client.delete(keys.REGISTRY())
    ended(stores)
    assert hashes(redis_state) == [keys.ARTICLE(KEY)]


def test_shelved_articles_are_walked_over_too(redis_state: State, stores: Stores) -> None:
    addresses = [f"{URL}-{number}?stream=top" for number in range(40)]
    for number, url in enumerate(addresses):
        acceptance = accepted(stores, canonicalize(url).earlier_key, url=url, source=f"desk-{number}")
        stores.ledger.advance(acceptance.capture_id, End.INDEXED)
    assert hashes(redis_state) == []
    redis_state.client.delete(keys.REGISTRY())  # as a new scheme would find it
    while not stores.upgrade.step():
        pass
    found = [stores.registry.find(canonicalize(url).key) for url in addresses]
    assert [known.article_id for known in found if known] == [canonicalize(url).earlier_key for url in addresses]


def test_all_that_lie_on_one_shelf_are_walked_over(redis_state: State, stores: Stores) -> None:
    addresses = [f"{URL}-{number}?stream=top" for number in (5658, 7836, 13936)]
    for url in addresses:
        acceptance = accepted(stores, canonicalize(url).earlier_key, url=url)
        stores.ledger.advance(acceptance.capture_id, End.INDEXED)
    assert len(redis_state.client.keys("{nw}:shelf:*")) == 1, "whose keys begin alike"
    redis_state.client.delete(keys.REGISTRY())  # as a new scheme would find it
    while not stores.upgrade.step():
        pass
    found = [stores.registry.find(canonicalize(url).key) for url in addresses]
    assert [known.article_id for known in found if known] == [canonicalize(url).earlier_key for url in addresses]


def test_what_waits_and_what_is_known_stay_packed_in_the_server(redis_state: State, stores: Stores) -> None:
    long = "x" * 1400
    acceptance = offered(stores)
    ended(stores, f"{URL}-{long}")
    shards = [*redis_state.client.keys("{nw}:fresh:*"), *redis_state.client.keys("{nw}:shelf:*")]
    assert len(shards) == 2
    assert {redis_state.client.object("encoding", shard) for shard in shards} == {"listpack"}
    assert redis_state.call(UNFOLD, acceptance.capture_id) == 1


def test_what_is_too_long_to_be_packed_is_kept_as_records(redis_state: State, stores: Stores) -> None:
    url = f"{URL}-{'x' * 2100}"
    ended(stores, url)
    assert hashes(redis_state) == [keys.ARTICLE(canonicalize(url).key)]
    assert redis_state.client.keys("{nw}:fresh:*") == [] and not offered(stores, url=url).is_new


def first_seen(stores: Stores, key: str, ms: int) -> None:
    stores.registry.note_all({key: {"first_seen_ms": str(ms)}})


@pytest.mark.parametrize("kept", ["at rest", "looked at"])
def test_an_article_that_takes_another_in_is_kept_as_it_was(redis_state: State, stores: Stores, kept: str) -> None:
    first = accepted(stores, KEY, url=URL)
    first_seen(stores, KEY, 5)
    if kept == "at rest":
        stores.ledger.advance(first.capture_id, End.INDEXED)
    other = ended(stores, "https://daily.example/b")
    assert stores.registry.tie(other.article_id, KEY) == KEY
    assert (hashes(redis_state) == []) == (kept == "at rest")
    known = stores.registry.find(KEY)
    assert known and known.was == (other.article_id,) and known.url == URL


def test_an_article_that_waits_for_its_first_look_is_opened_by_one_that_it_takes_in(
    redis_state: State, stores: Stores
) -> None:
    first = accepted(stores, KEY, url=URL)
    other = ended(stores, "https://daily.example/b")
    first_seen(stores, other.article_id, 2**50)
    assert stores.registry.tie(other.article_id, KEY) == KEY
    assert keys.ARTICLE(KEY) in hashes(redis_state), "its look is under way"
    stores.ledger.advance(first.capture_id, End.INDEXED)
    assert keys.ARTICLE(KEY) not in hashes(redis_state)


def test_nothing_that_takes_another_in_is_shelved_while_the_registry_is_walked_over(
    redis_state: State, stores: Stores
) -> None:
    ended(stores)
    other = accepted(stores, "f" * 32, url="https://daily.example/b")
    redis_state.client.delete(keys.REGISTRY())
    assert stores.registry.tie(other.article_id, KEY) == KEY
    assert hashes(redis_state) == [keys.ARTICLE(KEY)]
