"""What was rejected is a list, the newest first, and each of it can be taken back with the sums exact."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from newswire_shared.accounting.ledger import Acceptance
from newswire_shared.accounting.rejections import LISTED, Rejections
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.rejections import PAGE, RedisRejections
from newswire_shared.testing import FakeRejections, Memory

from contract.states import LIMITS, Stores, accepted, in_memory, in_redis

pytest_plugins = ["redis_server"]


@dataclass(frozen=True)
class Desk:
    """A state, and what was rejected there."""

    stores: Stores
    rejections: Rejections

    def reject(self, key: str, reason: Reason = Reason.TOO_SHORT, **given: object) -> Acceptance:
        """Too short is found by enrichment, all else by the fetch."""
        acceptance, stage = accepted(self.stores, key, **given), Stage.FETCH
        if reason is Reason.TOO_SHORT:
            self.stores.ledger.advance(acceptance.capture_id, Stage.ENRICH, {"ref:enrich": "f:0:9"}, by=stage)
            stage = Stage.ENRICH
        self.stores.ledger.advance(acceptance.capture_id, End.REJECTED, {"detail": "said"}, reason, by=stage)
        return acceptance


@pytest.fixture(params=["memory", "redis"])
def desk(request: pytest.FixtureRequest) -> Desk:
    if request.param == "memory":
        memory = Memory()
        return Desk(in_memory(memory), FakeRejections(memory))
    state = request.getfixturevalue("redis_state")
    return Desk(in_redis(state), RedisRejections(state))


def test_what_was_rejected_is_listed_with_all_that_its_record_holds(desk: Desk) -> None:
    assert [*desk.rejections.newest()] == []
    acceptance = desk.reject("a")
    desk.stores.ledger.advance(accepted(desk.stores, "b").capture_id, End.UNCHANGED)
    (record,) = desk.rejections.newest()
    assert (record.capture_id, record.reason, record.detail) == (acceptance.capture_id, "too short", "said")
    assert (record.url, record.ref("enrich")) == ("https://example.org/a", "f:0:9")
    assert [*desk.rejections.newest(record.reached_ms["rejected"] + 1)] == []


def test_what_is_taken_back_is_in_flight_where_it_was_rejected_and_the_sums_are_exact(desk: Desk) -> None:
    capture = desk.reject("a").capture_id
    desk.reject("b")
    back = desk.rejections.take_back(capture, Reason.TOO_SHORT)
    assert back is not None and (back.state, back.though, back.reason, back.detail) == ("enrich", "too short", "", "")
    assert back.message(Stage.ENRICH).captures[0].ref == "f:0:9"
    counts = desk.stores.of_source("desk")
    assert (counts.accepted, counts.rejected, counts.in_flight, counts.is_balanced) == (2, 1, 1, True)
    assert counts.reasons == {"too short": 1}
    assert capture not in {each.capture_id for each in desk.rejections.newest()}
    assert desk.rejections.take_back(capture) is None, "it is in flight"


def test_one_that_is_rejected_again_is_listed_again_and_nothing_is_excused_for_good(desk: Desk) -> None:
    capture = desk.reject("a").capture_id
    desk.rejections.take_back(capture, Reason.TOO_SHORT)
    desk.stores.ledger.advance(capture, End.REJECTED, {}, Reason.NOT_AN_ARTICLE, by=Stage.ENRICH)
    (record,) = desk.rejections.newest()
    assert record.reason == "not an article"
    back = desk.rejections.take_back(capture)
    assert back is not None and back.though == ""


def test_an_address_that_was_refused_is_fetched_again(desk: Desk) -> None:
    capture = desk.reject("a", Reason.ROBOTS).capture_id
    back = desk.rejections.take_back(capture)
    assert back is not None and back.state == Stage.FETCH
    assert desk.stores.ledger.in_flight(Stage.FETCH) == 1


@pytest.mark.parametrize("end", [End.INDEXED, End.DEAD, None])
def test_what_is_not_rejected_stays_as_it_is(desk: Desk, end: End | None) -> None:
    capture = accepted(desk.stores, "a", lane=Lane.LIVE).capture_id
    if end:
        desk.stores.ledger.advance(capture, end)
    assert desk.rejections.take_back(capture) is None and desk.rejections.take_back("0" * 32) is None
    assert desk.stores.state(capture) == (end or Stage.FETCH)


def test_more_than_a_page_is_read_to_its_end(redis_state: State) -> None:
    desk = Desk(in_redis(redis_state), RedisRejections(redis_state))
    captures = {desk.reject(f"k{n}", Reason.ROBOTS, source=f"s{n}").capture_id for n in range(PAGE + 30)}
    redis_state.client.zadd(keys.REJECTED(), dict.fromkeys(captures, 5_000_000_000_000))  # all at one moment
    assert {each.capture_id for each in desk.rejections.newest()} == captures


def test_the_list_is_bounded_and_a_record_that_came_back_does_not_expire(redis_state: State) -> None:
    desk = Desk(in_redis(redis_state), RedisRejections(redis_state))
    now = redis_state.now_ms()
    old = now - int(LIMITS.record_kept_s * 1000) - 1
    redis_state.client.zadd(keys.REJECTED(), {"old": old, **{f"c{n}": now - n for n in range(1, LISTED + 10)}})
    capture = desk.reject("a").capture_id
    assert redis_state.client.zcard(keys.REJECTED()) == LISTED
    assert redis_state.client.zscore(keys.REJECTED(), "old") is None
    desk.rejections.take_back(capture)
    assert redis_state.client.ttl(keys.CAPTURE(capture)) == -1
