"""The due queue: what is due comes in order, to one holder at a time, and is never lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from operator import itemgetter

import pytest
from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from newswire_shared.accounting.due_queue import Claim, DueQueue
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.redis_state import State

from contract.states import Stores

pytest_plugins = ["redis_server", "contract.state_fixtures"]

LONG_AGO_S, LATER_S, LONG_S = -1000.0, 1000.0, 3600.0
EXPIRED_S = -1.0  # a lease that has ended as it begins: no test has to wait for one


@pytest.fixture
def queue(stores: Stores) -> DueQueue:
    """An empty queue."""
    return stores.queue("errands")


def members(claims: list[Claim]) -> list[str]:
    return [claim.member for claim in claims]


def test_what_is_due_is_claimed_in_order_of_due_time_with_its_payload(queue: DueQueue) -> None:
    for member, wait_s in (("c", -10), ("a", -30), ("later", LATER_S), ("b", -20)):
        queue.put(member, wait_s, f"the payload of {member}")
    claims = queue.claim(10, LONG_S)
    assert [(c.member, c.payload) for c in claims] == [(m, f"the payload of {m}") for m in "abc"]
    assert queue.size() == 4


def test_no_more_are_claimed_than_asked_for(queue: DueQueue) -> None:
    for number in range(5):
        queue.put(str(number), LONG_AGO_S + number)
    found = [members(queue.claim(2, LONG_S)) for _ in range(4)]
    assert found == [["0", "1"], ["2", "3"], ["4"], []]


def test_a_claim_is_held_by_one(queue: DueQueue) -> None:
    queue.put("a", 0)
    assert members(queue.claim(1, LONG_S)) == ["a"]
    assert queue.claim(1, LONG_S) == []


def test_a_lease_that_ended_comes_back_with_its_payload_and_the_stale_token_is_refused(queue: DueQueue) -> None:
    queue.put("a", 0, "p")
    (stale,) = queue.claim(1, EXPIRED_S)
    (fresh,) = queue.claim(1, LONG_S)
    assert (fresh.member, fresh.payload) == ("a", "p") and fresh.token != stale.token
    assert not queue.complete(stale) and not queue.release(stale, 0)
    assert queue.size() == 1 and queue.claim(1, LONG_S) == []
    assert queue.complete(fresh)
    assert queue.size() == 0


def test_a_lease_that_ended_is_still_good_until_somebody_claims(queue: DueQueue) -> None:
    queue.put("a", 0)
    (slow,) = queue.claim(1, EXPIRED_S)
    assert queue.complete(slow)
    assert queue.claim(1, LONG_S) == []


def test_a_completed_claim_is_gone_and_completed_once(queue: DueQueue) -> None:
    queue.put("a", 0, "p")
    (claim,) = queue.claim(1, LONG_S)
    assert queue.complete(claim) and not queue.complete(claim)
    queue.put("a", 0)
    assert queue.claim(1, LONG_S)[0].payload == "", "nothing is left of what it carried"


def test_a_released_claim_is_due_when_it_says_and_keeps_its_payload(queue: DueQueue) -> None:
    queue.put("a", 0, "p")
    (claim,) = queue.claim(1, LONG_S)
    assert queue.release(claim, LATER_S)
    assert queue.claim(1, LONG_S) == []
    queue.put("b", 0, "q")
    (claim,) = queue.claim(1, LONG_S)
    assert queue.release(claim, LONG_AGO_S) and not queue.release(claim, LONG_AGO_S)
    assert [c.payload for c in queue.claim(5, LONG_S)] == ["q"]


def test_a_put_wins_over_a_claim(queue: DueQueue) -> None:
    queue.put("a", 0, "old")
    (claim,) = queue.claim(1, LONG_S)
    queue.put("a", LONG_AGO_S, "new")
    assert not queue.complete(claim) and not queue.release(claim, LATER_S)
    assert [c.payload for c in queue.claim(5, LONG_S)] == ["new"]


def test_the_last_put_decides_when(queue: DueQueue) -> None:
    queue.put("a", LONG_AGO_S)
    queue.put("a", LATER_S)
    assert queue.claim(1, LONG_S) == [] and queue.size() == 1


@pytest.mark.parametrize("claimed", [False, True])
def test_what_is_removed_is_gone_claimed_or_not(queue: DueQueue, claimed: bool) -> None:
    queue.put("a", 0, "p")
    claims = queue.claim(1, EXPIRED_S) if claimed else []
    queue.remove("a")
    queue.remove("never there")
    assert queue.size() == 0 and queue.claim(1, LONG_S) == []
    assert not any(map(queue.complete, claims))


def test_queues_of_other_names_are_other_queues(stores: Stores) -> None:
    stores.queue("x").put("a", 0)
    assert stores.queue("y").claim(1, LONG_S) == []
    assert members(stores.queue("x").claim(1, LONG_S)) == ["a"]


def test_a_member_may_be_any_text(queue: DueQueue) -> None:
    names = {"", "a b", "Łódź:1", "{nw}:x", "\n", "*"}
    for name in names:
        queue.put(name, 0, name)
    claims = queue.claim(100, LONG_S)
    assert {(c.member, c.payload) for c in claims} == {(name, name) for name in names}
    assert all(map(queue.complete, claims)) and queue.size() == 0


class Plainly(RuleBasedStateMachine):
    """A model in dictionaries: when each member is due, and which claims hold.

    Due times are thousands of seconds apart (`0` is now), so that the clock's own running changes no order.
    """

    make: Callable[[str], DueQueue]
    numbers = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        self.queue = self.make(f"example {next(self.numbers)}")
        self.due: dict[str, int] = {}
        self.held: dict[str, tuple[Claim, bool]] = {}  # with whether its lease has ended
        self.payloads: dict[str, str] = {}
        self.stale: list[Claim] = []

    names = st.sampled_from("abcdef")
    times = st.integers(-3, 2)

    @rule(member=names, when=times, payload=st.text(max_size=3))
    def put(self, member: str, when: int, payload: str) -> None:
        self.queue.put(member, when * 1000.0, payload)
        if member in self.held:
            self.stale.append(self.held.pop(member)[0])
        self.due[member], self.payloads[member] = when, payload

    @rule(limit=st.integers(1, 4), ends_at_once=st.booleans())
    def claim(self, limit: int, ends_at_once: bool) -> None:
        for member in [member for member, (_, ended) in self.held.items() if ended]:
            self.stale.append(self.held.pop(member)[0])
            self.due[member] = 0
        claims = self.queue.claim(limit, EXPIRED_S if ends_at_once else LONG_S)
        ready = sorted(((m, at) for m, at in self.due.items() if at <= 0), key=itemgetter(1))
        assert [self.due[m] for m in members(claims)] == [at for _, at in ready[:limit]]
        assert len(set(members(claims))) == len(claims)
        for claim in claims:
            assert claim.payload == self.payloads[claim.member]
            del self.due[claim.member]
            self.held[claim.member] = (claim, ends_at_once)

    @rule(member=names)
    def complete(self, member: str) -> None:
        if member in self.held:
            assert self.queue.complete(self.held.pop(member)[0])
            del self.payloads[member]

    @rule(member=names, when=times)
    def release(self, member: str, when: int) -> None:
        if member in self.held:
            assert self.queue.release(self.held.pop(member)[0], when * 1000.0)
            self.due[member] = when

    @rule(member=names)
    def remove(self, member: str) -> None:
        self.queue.remove(member)
        self.due.pop(member, None)
        self.payloads.pop(member, None)
        if member in self.held:
            self.stale.append(self.held.pop(member)[0])

    @rule(completes=st.booleans())
    def use_a_stale_token(self, completes: bool) -> None:
        for claim in self.stale:
            assert not (self.queue.complete(claim) if completes else self.queue.release(claim, 0))

    @invariant()
    def nothing_is_lost_and_nothing_appears(self) -> None:
        assert self.queue.size() == len(self.due) + len(self.held)


def test_it_does_what_the_model_says_whatever_is_asked(stores: Stores) -> None:
    class Machine(Plainly):
        make = staticmethod(stores.queue)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples(80), stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_a_claim_brings_a_hundred_back_whose_leases_ended_and_the_next_one_the_others(redis_state: State) -> None:
    queue = RedisDueQueue(redis_state, "rechecks")
    for number in range(101):
        queue.put(str(number), 0)
    assert len(queue.claim(200, EXPIRED_S)) == 101
    assert [len(queue.claim(200, LONG_S)) for _ in range(3)] == [100, 1, 0]
