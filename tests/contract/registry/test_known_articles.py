"""All that the registry knows is read the same from memory, from Redis, and from the files beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from newswire_shared.accounting.known_articles import KnownArticles, is_taken_down
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End
from newswire_shared.state.known_articles import RedisKnownArticles
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeKnownArticles, Memory

from contract.filed_articles import filed
from contract.states import Stores, in_memory, in_redis

pytest_plugins = ["redis_server", "contract.filed_articles"]
URL = "https://saltmere.example/news"


@dataclass(frozen=True)
class Known:
    """A state, and all that its registry knows."""

    stores: Stores
    articles: KnownArticles

    def met(self) -> dict[str, str]:
        """The digest of each article of a walk."""
        return {name: known.digest for part in self.articles.walk() for name, known in part.items()}


@pytest.fixture(params=["memory", "redis"])
def known(request: pytest.FixtureRequest) -> Known:
    if request.param == "memory":
        memory = Memory()
        return Known(in_memory(memory), FakeKnownArticles(memory))
    state: State = request.getfixturevalue("redis_state")
    return Known(in_redis(state), RedisKnownArticles(state))


def indexed(stores: Stores, number: int) -> str:
    """An article of which the first look has ended."""
    url = f"{URL}/{number}"
    accepted = stores.ledger.accept(Offer(key=canonicalize(url).key, url=url, source="desk", host="h:443"))
    stores.registry.note_all({accepted.article_id: {"digest": f"d{number}", "digest_of": accepted.capture_id}})
    stores.ledger.advance(accepted.capture_id, End.INDEXED)
    return accepted.article_id


def test_a_walk_meets_every_article_with_what_is_known_of_it(known: Known) -> None:
    ids = [indexed(known.stores, number) for number in range(3)]
    assert known.met() == {name: f"d{number}" for number, name in enumerate(ids)}


def test_many_are_asked_for_at_once_and_strangers_are_absent(known: Known) -> None:
    first, second = indexed(known.stores, 1), indexed(known.stores, 2)
    known.stores.take_down(second)
    found = known.articles.of([first, "0" * 32, second])
    assert {*found} == {first, second} and known.articles.of([]) == {}
    assert (found[first].digest, found[first].url) == ("d1", f"{URL}/1")
    assert not is_taken_down(found[first]) and is_taken_down(found[second])


def test_an_article_that_was_found_to_be_another_s_is_answered_with_that(known: Known) -> None:
    first, second = indexed(known.stores, 1), indexed(known.stores, 2)
    survivor = known.stores.registry.tie(second, first)
    found = known.articles.of([first, second])
    assert {each.article_id for each in found.values()} == {survivor}


def test_a_walk_meets_what_files_hold_and_what_was_shelved_since(filed_state: State, filed_stores: Stores) -> None:
    known = Known(filed_stores, RedisKnownArticles(filed_state))
    ids = [indexed(filed_stores, number) for number in range(3)]
    assert filed(filed_state) == 3
    ids.append(indexed(filed_stores, 3))
    assert known.met() == {name: f"d{number}" for number, name in enumerate(ids)}
