"""What was under way when its worker was killed comes back, alone where it may be the killer, and after the others."""

from __future__ import annotations

import pytest
from newswire_ingest.frontier.ports import Claimed, Idle
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.frontiers import DELAY_S, LEASE_S, Pages, RedisPages
from contract.states import accepted

pytest_plugins = ["redis_server"]

EXPIRED_S = -1.0
HOUR_S = 3600.0


def all_due(pages: Pages, lease_s: float = LEASE_S) -> dict[str, Claimed]:
    """Claims of all that is due, by host."""
    found = pages.with_lease(lease_s).claim(9, 9)
    return {} if isinstance(found, Idle) else {claimed.host: claimed for claimed in found}


def suspects(pages: Pages, *hosts: str) -> None:
    """Addresses whose workers were killed twice."""
    for host in hosts:
        pages.add(host)
    for number in (1, 2):
        assert {each.claims for each in all_due(pages, EXPIRED_S).values()} == {number}
        pages.let_pass(DELAY_S)


def test_a_suspect_that_waits_for_another_is_looked_at_again_a_second_later(pages: Pages) -> None:
    suspects(pages, "a:80", "b:80")
    first = pages.claim()
    assert (first.claims, pages.wait_s()) == (3, 1.0)
    pages.finish(first, Stage.ENRICH)
    pages.let_pass(1)
    assert pages.claim().claims == 3


def test_a_suspect_waits_for_no_other_whose_worker_was_killed_too(pages: Pages) -> None:
    suspects(pages, "a:80", "b:80")
    (first,) = all_due(pages)
    pages.let_pass(LEASE_S + 1)
    again = all_due(pages)
    assert len(again) == 1, "one at a time, also when the first is back"
    assert first in {"a:80", "b:80"} and {each.claims for each in again.values()} <= {3, 4}


def test_a_poll_does_not_wait_for_a_suspect_of_another_host(pages: Pages) -> None:
    suspects(pages, "a:80", "b:80")
    (held,) = all_due(pages)
    (other,) = {"a:80", "b:80"} - {held}
    pages.frontier.line_up(other, "desk")
    assert {host: each.poll for host, each in all_due(pages).items()} == {other: "desk"}


def test_an_address_that_was_killed_once_waits_for_no_suspect(pages: Pages) -> None:
    suspects(pages, "a:80")
    pages.add("once:80")
    pages.with_lease(EXPIRED_S).claim(9, 9)  # the suspect's third claim, and the first of the other
    pages.let_pass(DELAY_S)
    assert {host: each.claims for host, each in all_due(pages).items()} == {"a:80": 4, "once:80": 2}


def test_a_poll_that_killed_its_worker_stands_behind_those_of_an_hour_from_its_lease_s_end(pages: Pages) -> None:
    pages.frontier.line_up("h:80", "killer")
    assert pages.claim().poll == "killer"
    pages.let_pass(HOUR_S + LEASE_S - 5)
    pages.frontier.line_up("h:80", "desk")
    assert pages.polls_in_turn(2) == ["desk", "killer"]


def test_a_poll_that_killed_its_worker_is_not_behind_all_that_ever_come(pages: Pages) -> None:
    pages.frontier.line_up("h:80", "killer")
    assert pages.claim().poll == "killer"
    pages.let_pass(HOUR_S + LEASE_S + 5)
    pages.frontier.line_up("h:80", "desk")
    assert pages.claim().poll == "killer"


@pytest.mark.parametrize("ends", ["late", "in time"])
def test_a_poll_that_ends_in_order_begins_to_count_anew(pages: Pages, ends: str) -> None:
    pages.frontier.line_up("h:80", "desk")
    claimed = pages.claim(pages.with_lease(EXPIRED_S if ends == "late" else LEASE_S))
    if ends == "late":
        pages.let_pass(LEASE_S)
        assert pages.claim().claims == 2
    pages.again(claimed, 0)
    pages.let_pass(LEASE_S)
    assert pages.claim().claims == 1


def test_a_call_brings_a_hundred_hosts_of_killed_loops_back_and_the_next_one_the_others(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    for number in range(101):
        accepted(pages.stores, f"k{number}", host=f"h{number}:80", source=f"s{number}")
    assert len(pages.with_lease(EXPIRED_S).claim(200)) == 101  # type: ignore[arg-type]
    for leased in (1, 0):
        assert isinstance(pages.frontier.claim(), Idle), "their hosts rest"
        assert redis_state.client.zcard(keys.DUE_LEASED("frontier")) == leased
    pages.let_pass(DELAY_S)
    assert len(pages.frontier.claim(200)) == 101  # type: ignore[arg-type]
