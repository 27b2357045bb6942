"""From one scheme of identity to the next: no article is taken twice, none is lost, ids stay."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ledger import Acceptance, Offer
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.state import keys
from newswire_shared.state.redis_state import STATE_VERSION, State
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade

from contract.states import Stores, accepted, in_redis

pytest_plugins = ["redis_server", "contract.state_fixtures"]

PLAIN = "https://daily.example/2024/05/14/bridge-repair"
TRACKED = f"{PLAIN}?stream=top"  # another address by scheme 1, the same by scheme 2
APART = ("https://small.example/press-room-news?xid=812a", "https://small.example/press-room-news?xid=812b")


def accepted_before(stores: Stores, url: str) -> Acceptance:
    """An article that the release before accepted, by its key."""
    return accepted(stores, earlier_key(url), url=url)


def offered(stores: Stores, url: str) -> Acceptance:
    """What this release answers when an address is offered."""
    found = canonicalize(url)
    offer = Offer(key=found.key, url=url, source="desk", host="daily.example:443", earlier_key=found.earlier_key)
    return stores.ledger.accept(offer)


def upgraded(stores: Stores) -> Stores:
    """The state after the upgrade."""
    while not stores.upgrade.step():
        pass
    return stores


def article_of(stores: Stores, url: str) -> str | None:
    found = canonicalize(url)
    known = stores.registry.find(found.key, found.earlier_key)
    return known.article_id if known else None


def test_the_labelled_addresses_are_what_these_tests_need() -> None:
    assert earlier_key(PLAIN) != earlier_key(TRACKED) and canonicalize(PLAIN).key == canonicalize(TRACKED).key
    assert len(set(map(earlier_key, APART))) == 1 and len({canonicalize(url).key for url in APART}) == 2


def test_an_article_of_the_scheme_before_is_known_before_the_upgrade(stores: Stores) -> None:
    first = accepted_before(stores, PLAIN)
    again = offered(stores, PLAIN)
    assert (again.admission, again.article_id, again.capture_id) == ("known", first.article_id, first.capture_id)
    assert article_of(stores, PLAIN) == first.article_id


def test_it_is_known_after_the_upgrade_also_by_addresses_that_the_scheme_before_split(stores: Stores) -> None:
    first = accepted_before(stores, TRACKED)
    upgraded(stores)
    for url in (TRACKED, PLAIN):
        again = offered(stores, url)
        assert (again.admission, again.article_id) == ("known", first.article_id)
        assert article_of(stores, url) == first.article_id


def test_an_article_that_the_scheme_before_merged_wrongly_is_taken_after_the_upgrade(stores: Stores) -> None:
    first = accepted_before(stores, APART[0])
    assert offered(stores, APART[1]).admission == "known", "until then it cannot be told from the same article"
    upgraded(stores)
    assert offered(stores, APART[0]).article_id == first.article_id
    other = offered(stores, APART[1])
    assert other.is_new and other.article_id == canonicalize(APART[1]).key


@pytest.mark.parametrize("order", [(PLAIN, TRACKED), (TRACKED, PLAIN)])
def test_of_two_articles_that_are_one_now_the_first_seen_survives(stores: Stores, order: tuple[str, str]) -> None:
    first, second = (accepted_before(stores, url) for url in order)
    stores.registry.note_all({second.article_id: {"first_seen_ms": str(2**50)}})  # long after
    upgraded(stores)
    assert {article_of(stores, url) for url in order} == {first.article_id}
    assert stores.registry.find(second.article_id) == stores.registry.find(first.article_id)
    assert [offered(stores, url).admission for url in order] == ["known", "known"]


def test_many_articles_that_are_one_now_lead_to_the_first_seen(stores: Stores) -> None:
    addresses = [f"{PLAIN}?gnt-x={number}" for number in range(45)]
    articles = [accepted_before(stores, url).article_id for url in addresses]
    for number, article in enumerate(articles):
        stores.registry.note_all({article: {"first_seen_ms": str(10**12 - number)}})
        stores.registry.tie(canonicalize(PLAIN).key, article)  # in the order in which chains become longest
    upgraded(stores)
    found = [stores.registry.find(article) for article in articles]
    assert {known.article_id for known in found if known} == {articles[-1]}
    assert article_of(stores, PLAIN) == articles[-1]


def test_what_the_web_tied_stays_tied(stores: Stores) -> None:
    first = accepted_before(stores, PLAIN)
    short = "https://daily.example/?p=812"
    stores.registry.tie(earlier_key(short), first.article_id)
    upgraded(stores)
    assert (offered(stores, short).admission, article_of(stores, short)) == ("known", first.article_id)
    assert stores.registry.find(canonicalize(short).key), "the tie has moved on to the new key"


def test_a_tie_finds_an_article_by_its_earlier_key(stores: Stores) -> None:
    first = accepted_before(stores, PLAIN)
    found = canonicalize(PLAIN)
    assert stores.registry.tie(found.key, "new", found.earlier_key) == first.article_id


def test_ids_that_messages_carry_stay(stores: Stores) -> None:
    first = accepted_before(stores, TRACKED)
    upgraded(stores)
    known = stores.registry.find(first.article_id)
    assert known is not None and (known.article_id, known.url) == (first.article_id, TRACKED)
    look = stores.ledger.accept(Offer(key=first.article_id, url=TRACKED, source="desk", slot="recheck-1", host="h:80"))
    assert look.is_new and look.article_id == first.article_id


def test_a_file_keeps_its_article(stores: Stores) -> None:
    first = accepted_before(stores, "file:files/a.html")
    upgraded(stores)
    assert article_of(stores, "file:files/a.html") == first.article_id


def test_an_article_of_this_scheme_is_left_alone(stores: Stores) -> None:
    new = offered(stores, PLAIN)
    upgraded(stores)
    assert new.is_new and article_of(stores, PLAIN) == new.article_id == canonicalize(PLAIN).key


def test_done_it_is_done(stores: Stores) -> None:
    upgraded(stores)
    accepted_before(stores, TRACKED)
    assert stores.upgrade.step(5.0) and article_of(stores, PLAIN) is None


# What only Redis owes: a walk that may be killed, and the version of the state.


def places(state: State) -> dict[str, str]:
    return dict(state.client.hgetall(keys.REGISTRY()))


def test_a_walk_that_was_killed_is_gone_on_with(redis_state: State) -> None:
    stores = in_redis(redis_state)
    addresses = [f"{PLAIN}-{number}?stream=top" for number in range(3000)]
    with redis_state.client.pipeline(transaction=False) as pipe:
        for number, url in enumerate(addresses):
            pipe.hset(keys.ARTICLE(earlier_key(url)), mapping={"url": url, "first_seen_ms": number + 1})
        pipe.execute()
    assert not RedisRegistryUpgrade(redis_state).step()
    begun = places(redis_state)
    assert begun["place"] != "0" and "scheme" not in begun
    looks = 1
    while not RedisRegistryUpgrade(redis_state).step():  # each time another process
        looks += 1
    assert looks <= 4, "what was walked over is not walked over again"
    assert places(redis_state) == {"scheme": "2"}
    for url in addresses[::97]:
        assert article_of(stores, url.partition("?")[0]) == earlier_key(url)


def test_places_of_another_server_are_not_believed(redis_state: State) -> None:
    first = accepted_before(in_redis(redis_state), TRACKED)
    redis_state.client.hset(keys.REGISTRY(), mapping={"place": "12345", "server": "before its restart"})
    stores = upgraded(in_redis(redis_state))
    assert article_of(stores, PLAIN) == first.article_id


def test_a_state_of_the_release_before_is_raised_and_brought_up(redis_state: State) -> None:
    first = accepted_before(in_redis(redis_state), TRACKED)
    redis_state.client.set(keys.SCHEMA(), 1)
    redis_state.check_version()
    assert redis_state.client.get(keys.SCHEMA()) == str(STATE_VERSION) == "2"
    assert places(redis_state) == {}, "what it holds is yet to be brought up"
    assert article_of(upgraded(in_redis(redis_state)), PLAIN) == first.article_id


def test_a_state_that_begins_with_this_release_has_nothing_to_bring_up(redis_state: State) -> None:
    redis_state.check_version()
    assert places(redis_state) == {"scheme": "2"}
    offered(in_redis(redis_state), PLAIN)
    redis_state.check_version()
    assert places(redis_state) == {"scheme": "2"}


def test_the_key_that_was_asked_for_is_one_step_from_its_article(redis_state: State) -> None:
    stores = in_redis(redis_state)
    first, second = (accepted_before(stores, url) for url in (TRACKED, PLAIN))
    stores.registry.note_all({first.article_id: {"first_seen_ms": str(2**50)}})
    key = canonicalize(PLAIN).key
    for acceptance in (first, second):
        stores.registry.tie(key, acceptance.article_id)
    assert redis_state.client.get(keys.ALIAS(key)) == second.article_id


def test_what_waits_for_its_first_claim_is_walked_over_too(redis_state: State) -> None:
    stores = in_redis(redis_state)
    addresses = [f"{PLAIN}-{number}?stream=top" for number in range(300)]
    for number, url in enumerate(addresses):
        accepted(stores, earlier_key(url), url=url, source=f"desk-{number // 40}")
    upgraded(stores)
    assert places(redis_state) == {"scheme": "2"}
    assert [article_of(stores, url.partition("?")[0]) for url in addresses] == list(map(earlier_key, addresses))
