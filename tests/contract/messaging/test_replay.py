"""What a replay takes back: a dead capture begins anew at the stage that failed, with no count of what went before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from newswire_shared.accounting.ledger import Acceptance, Counts
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.frontiers import DELAY_S, MemoryPages, Pages, RedisPages
from contract.states import Stores, accepted, letter

pytest_plugins = ["redis_server"]

COUNTERS = ("starts:enrich", "starts:suspect")


@pytest.fixture(params=["memory", "redis"])
def pages(request: pytest.FixtureRequest) -> Pages:
    """An empty frontier over an empty ledger, of each kind in turn."""
    make: Callable[[], Pages] = MemoryPages
    if request.param == "redis":
        make = partial(RedisPages, request.getfixturevalue("redis_state"))
    return make()


@pytest.fixture
def stores(pages: Pages) -> Stores:
    return pages.stores


def died(stores: Stores, stage: Stage, acceptance: Acceptance, reason: Reason = Reason.KILLS_WORKER) -> None:
    stores.dead_letters.bury(letter(acceptance, stage), reason)
    assert stores.state(acceptance.capture_id) == End.DEAD


def enriching(stores: Stores, key: str = "a") -> Acceptance:
    return accepted(stores, key, stage=Stage.ENRICH, ref="f:0:9")


def test_no_start_and_no_try_of_before_counts_against_a_replayed_capture(stores: Stores) -> None:
    acceptance = enriching(stores)
    for count in COUNTERS * 2:
        stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, count)
        stores.ledger.failed_try(acceptance.capture_id, Stage.ENRICH)
    died(stores, Stage.ENRICH, acceptance)
    assert stores.dead_letters.revive(letter(acceptance, Stage.ENRICH))
    for count in COUNTERS:
        assert stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, count).starts == 1
    assert stores.ledger.failed_try(acceptance.capture_id, Stage.ENRICH) == 1


def test_a_replayed_capture_has_no_reason_and_enters_its_stage_now(stores: Stores) -> None:
    acceptance = enriching(stores)
    stores.age(acceptance.capture_id, Stage.ENRICH, 100_000)
    died(stores, Stage.ENRICH, acceptance)
    assert stores.of_source("desk").reasons == {Reason.KILLS_WORKER: 1}
    stores.dead_letters.revive(letter(acceptance, Stage.ENRICH))
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None and (record.reason, record.state) == ("", Stage.ENRICH)
    assert record.reached_ms["enrich"] >= record.reached_ms["dead"]
    assert stores.ledger.overdue(Stage.ENRICH, "parked.enrich", 9) == []
    assert [found.capture_id for found in stores.ledger.longest_in(Stage.ENRICH, 9)] == [acceptance.capture_id]
    assert stores.of_source("desk") == Counts(accepted=1, in_flight=1)


@pytest.mark.parametrize("end", [End.INDEXED, End.UNCHANGED, End.REJECTED])
def test_what_ended_well_since_is_not_replayed_and_its_letter_stays(stores: Stores, end: End) -> None:
    acceptance = enriching(stores)
    died(stores, Stage.ENRICH, acceptance)
    gone = letter(acceptance, Stage.ENRICH)
    assert stores.dead_letters.revive(gone)
    stores.ledger.advance(acceptance.capture_id, end)
    before = stores.of_source("desk")
    assert not stores.dead_letters.revive(gone)
    assert (stores.state(acceptance.capture_id), stores.of_source("desk")) == (end, before)


def test_of_two_replays_of_one_letter_one_does_it(stores: Stores) -> None:
    acceptance = enriching(stores)
    died(stores, Stage.ENRICH, acceptance)
    assert [stores.dead_letters.revive(letter(acceptance, Stage.ENRICH)) for _ in range(2)] == [True, False]
    assert stores.of_source("desk") == Counts(accepted=1, in_flight=1)


def test_a_capture_that_is_unknown_is_not_replayed(stores: Stores) -> None:
    never = letter(Acceptance(enriching(stores).admission, "a", "never"), Stage.ENRICH)
    stores.dead_letters.bury(never)
    assert not stores.dead_letters.revive(never)
    assert stores.dead_letters.ids() == [never.id]


def test_an_address_goes_back_into_the_frontier_with_no_claim_of_before(pages: Pages) -> None:
    acceptance = pages.add()
    pages.again(pages.claim(), 100.0, "it is away")
    pages.let_pass(101)
    claimed = pages.claim()
    died(pages.stores, Stage.FETCH, acceptance, Reason.HTTP_ERROR)
    pages.finish(claimed, None)
    pages.let_pass(10 * DELAY_S)
    assert pages.frontier.size() == 0
    assert pages.stores.dead_letters.revive(letter(acceptance, Stage.FETCH))
    assert pages.frontier.size() == 1
    record = pages.ledger.record(acceptance.capture_id)
    assert record is not None
    assert (record.state, record.claims, record.waits, record.next_ms) == (Stage.FETCH, 0, "", None)
    again = pages.claim()
    assert (again.capture_id, again.claims) == (acceptance.capture_id, 1)
    pages.finish(again, Stage.ENRICH, {"ref:enrich": "f:0:9"})
    assert pages.stores.state(acceptance.capture_id) == Stage.ENRICH


def test_a_replayed_address_counts_among_those_of_its_source_that_wait(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    acceptance = pages.add()
    pages.add("other:80")
    died(pages.stores, Stage.FETCH, acceptance)
    waiting = redis_state.client.hget(keys.WAITING(), "desk")
    pages.stores.dead_letters.revive(letter(acceptance, Stage.FETCH))
    assert (waiting, redis_state.client.hget(keys.WAITING(), "desk")) == ("1", "2")


def test_a_replayed_page_does_not_count_as_an_address_that_waits(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    acceptance = enriching(pages.stores)
    died(pages.stores, Stage.ENRICH, acceptance)
    pages.stores.dead_letters.revive(letter(acceptance, Stage.ENRICH))
    assert redis_state.client.hget(keys.WAITING(), "desk") in (None, "0")
    assert pages.frontier.size() == 0
    assert redis_state.client.hget(keys.TOTALS(), "replayed") == "1"


def test_a_dropped_letter_s_record_expires_and_no_other_s(redis_state: State) -> None:
    stores = RedisPages(redis_state).stores
    acceptance, other = enriching(stores, "a"), enriching(stores, "b")
    for each in (acceptance, other):
        died(stores, Stage.ENRICH, each)
    stores.dead_letters.drop(letter(acceptance, Stage.ENRICH), 60)
    assert 0 < redis_state.client.ttl(keys.CAPTURE(acceptance.capture_id)) <= 60
    assert redis_state.client.ttl(keys.CAPTURE(other.capture_id)) == -1
    assert not redis_state.client.exists(keys.DEAD_LETTER(f"{acceptance.capture_id}:enrich"))
    assert stores.dead_letters.ids() == [f"{other.capture_id}:enrich"]


def test_letters_come_with_the_newest_first_so_many_as_are_asked_for(redis_state: State) -> None:
    stores = RedisPages(redis_state).stores
    for key in "abc":
        died(stores, Stage.ENRICH, enriching(stores, key))
    every = stores.dead_letters.ids()
    for age, letter_id in enumerate(every):
        redis_state.client.zadd(keys.DEAD(), {letter_id: 1000 - age})
    assert stores.dead_letters.ids() == every and stores.dead_letters.ids(2) == every[:2]
