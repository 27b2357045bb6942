"""The frontier: one request at a time to a host, never two too close, and no address lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier, Idle
from newswire_ingest.robots.redis_robots import RedisRobotsCache
from newswire_shared.accounting.ledger import Counts, Offer
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.frontiers import DELAY_S, KEPT_S, LEASE_S, Pages, RedisPages
from contract.record_scripts import UNFOLD
from contract.states import accepted, letter

pytest_plugins = ["redis_server"]

EXPIRED_S = -1.0


def about(seconds: float) -> object:
    return pytest.approx(seconds, abs=1.0)


def test_nothing_waits_in_an_empty_frontier(pages: Pages) -> None:
    assert pages.wait_s() is None
    assert pages.frontier.size() == 0


def test_an_accepted_address_is_claimed_at_once(pages: Pages) -> None:
    acceptance = pages.add("h:8080")
    claimed = pages.claim()
    assert (claimed.host, claimed.capture_id, claimed.claims) == ("h:8080", acceptance.capture_id, 1)
    assert pages.frontier.size() == 1, "it is under way"


def test_a_claim_brings_the_record_of_its_address(pages: Pages) -> None:
    acceptance = accepted(pages.stores, "k", host="h:80", fields={"given:title": "Bridge"})
    claimed = pages.claim()
    assert claimed.record == pages.ledger.record(acceptance.capture_id)
    assert claimed.record is not None and claimed.record.given == {"title": "Bridge"}
    assert (claimed.record.url, claimed.record.state) == ("https://example.org/k", Stage.FETCH)


def test_a_host_is_claimed_by_one_at_a_time_however_many_addresses_wait(pages: Pages) -> None:
    for _ in range(5):
        pages.add()
    pages.claim()
    pages.let_pass(LEASE_S - 5)
    assert pages.wait_s() is None, "longer than the delay, but its request may still be under way"
    pages.add()
    assert pages.wait_s() is None, "a new address does not free it either"


def test_hosts_and_ports_do_not_wait_for_one_another(pages: Pages) -> None:
    hosts = ("a:80", "a:443", "b:80")
    for host in (*hosts, *hosts):
        pages.add(host)
    assert {pages.claim().host for _ in hosts} == set(hosts)
    assert pages.wait_s() is None


def test_a_host_rests_for_its_delay_after_each_request(pages: Pages) -> None:
    first, second = pages.add(), pages.add()
    claimed = pages.claim()
    assert claimed.capture_id == first.capture_id
    pages.let_pass(30)
    pages.finish(claimed, Stage.ENRICH)
    assert pages.wait_s() == about(DELAY_S)
    pages.let_pass(DELAY_S - 2)
    assert pages.wait_s() == about(2)
    pages.let_pass(2)
    assert pages.claim().capture_id == second.capture_id


def test_a_killed_worker_makes_no_two_requests_come_closer(pages: Pages) -> None:
    pages.add()
    killed = pages.claim(pages.with_lease(EXPIRED_S))
    assert pages.wait_s() == about(DELAY_S), "its lease has ended, its delay has not"
    pages.let_pass(DELAY_S)
    back = pages.claim()
    assert (back.capture_id, back.claims) == (killed.capture_id, 2)


def test_what_was_under_way_beside_a_killer_is_asked_for_one_by_one_before_it_counts_as_one(pages: Pages) -> None:
    def claimed(frontier: Frontier) -> list[Claimed]:
        found = frontier.claim(9, 0)  # none of them is slow
        return [] if isinstance(found, Idle) else list(found)

    for host in ("a:80", "b:80", "c:80"):
        pages.add(host)
    for number in (1, 2):
        assert [each.claims for each in claimed(pages.with_lease(EXPIRED_S))] == [number] * 3, "the worker is killed"
        pages.let_pass(DELAY_S)
    pages.add("d:80")
    first = {each.host: each for each in claimed(pages.frontier)}
    assert {host: each.claims for host, each in first.items()} == {"a:80": 3, "d:80": 1}, "what is no suspect goes on"
    pages.let_pass(DELAY_S)
    assert claimed(pages.frontier) == []
    pages.finish(first["a:80"], Stage.ENRICH)
    pages.let_pass(DELAY_S)
    assert [(each.host, each.claims) for each in claimed(pages.frontier)] == [("b:80", 3)]


def test_an_address_whose_worker_was_killed_comes_back_counted(pages: Pages) -> None:
    acceptance = pages.add()
    for number in range(1, 5):
        claimed = pages.claim(pages.with_lease(EXPIRED_S))
        assert (claimed.capture_id, claimed.claims) == (acceptance.capture_id, number)
        pages.let_pass(DELAY_S)


def test_an_orderly_end_takes_the_claim_back(pages: Pages) -> None:
    pages.add()
    for _ in range(4):
        claimed = pages.claim()
        assert claimed.claims == 1
        pages.again(claimed, 0)
        pages.let_pass(DELAY_S)


def test_an_address_tried_again_waits_and_lets_others_of_its_host_go_first(pages: Pages) -> None:
    first, second = pages.add(), pages.add()
    pages.again(pages.claim(), wait_s=100)
    pages.let_pass(DELAY_S)
    claimed = pages.claim()
    assert claimed.capture_id == second.capture_id
    pages.finish(claimed, Stage.ENRICH)
    assert pages.wait_s() == about(100 - DELAY_S)
    pages.let_pass(100 - DELAY_S)
    assert pages.claim().capture_id == first.capture_id


def test_a_host_that_asks_for_patience_is_left_alone_altogether(pages: Pages) -> None:
    pages.add()
    pages.add()
    claimed = pages.claim()
    pages.frontier.rest("h:80", asked_s=100)
    pages.again(claimed, wait_s=100)
    pages.let_pass(DELAY_S)
    assert pages.wait_s() == about(100 - DELAY_S)


def test_a_busy_host_rests_longer_each_time_and_not_for_ever_until_it_answers(pages: Pages) -> None:
    def rest_of(busy: bool) -> float:
        claimed = pages.claim()
        pages.frontier.rest("h:80", busy=busy)
        pages.again(claimed, 0)
        waits_s = pages.wait_s()
        assert waits_s is not None
        pages.let_pass(waits_s + 1)
        return waits_s

    pages.add()
    assert [rest_of(True) for _ in range(7)] == [about(s) for s in (30, 60, 120, 240, 480, 900, 900)]
    pages.again(pages.claim(), 0, answered=True)
    pages.let_pass(DELAY_S)
    assert [rest_of(False) for _ in range(4)] == [about(s) for s in (DELAY_S, DELAY_S, 30, 60)], "two may be of pages"
    pages.let_pass(500)
    claimed = pages.claim()
    assert (claimed.host_failures, claimed.host_failed_s) == (4, about(561))
    assert claimed.host_failing_s == about(561 + 30 + 1 + 2 * (DELAY_S + 1))


def test_the_rest_of_a_host_is_its_own_and_goes_for_polls_too(pages: Pages) -> None:
    pages.frontier.rest("h:80", busy=True)
    pages.frontier.line_up("h:80", "desk")
    assert pages.wait_s() == about(30)
    pages.add("other:80")
    assert pages.claim().host == "other:80"


def test_an_address_that_waits_says_why_and_until_when_and_no_longer_than_it_does(pages: Pages) -> None:
    acceptance = pages.add()
    claimed = pages.claim()
    pages.frontier.rest("h:80", asked_s=500)
    pages.again(claimed, 100, "1 try: it answers 503")
    waiting = pages.ledger.record(acceptance.capture_id)
    assert waiting is not None and waiting.waits == "1 try: it answers 503"
    assert (waiting.next_ms or 0) - pages.now_ms() == pytest.approx(500_000, abs=1000), "its host rests"
    pages.let_pass(500)
    pages.finish(pages.claim(), Stage.ENRICH)
    onward = pages.ledger.record(acceptance.capture_id)
    assert onward is not None and not {"waits", "next_ms", "claims"} & set(onward.kept)


def test_an_address_that_waits_for_a_day_is_not_taken_for_lost(pages: Pages) -> None:
    acceptance = pages.add()
    pages.again(pages.claim(), 80_000, "1 try: it answers 503")
    pages.stores.age(acceptance.capture_id, Stage.FETCH, 50_000)
    assert pages.stores.ledger.overdue(Stage.FETCH, "parked.ingest", 10) == []
    assert pages.wait_s() == about(80_000)


def test_an_address_that_waits_is_tried_at_once_when_a_person_names_it(redis_state: State) -> None:
    """The fake ledger hurries nothing."""
    pages = RedisPages(redis_state)
    acceptance = pages.add()
    pages.again(pages.claim(), 5000, "1 try: it answers 503")
    pages.let_pass(DELAY_S)
    for run, waits_s in (("", 5000 - DELAY_S), ("r1", None)):
        offer = Offer(key="k1", url="https://example.org/k1", source="desk", host="h:80", run=run)
        assert not pages.ledger.accept(offer).is_new
        if waits_s:
            assert pages.wait_s() == about(waits_s)
    claimed = pages.claim()
    assert claimed.capture_id == acceptance.capture_id
    offer = Offer(key="k1", url="https://example.org/k1", source="desk", host="h:80", run="r2")
    pages.ledger.accept(offer)
    pages.finish(claimed, Stage.ENRICH)
    assert pages.wait_s() is None, "what is under way is not asked for twice"


@pytest.mark.parametrize("was_claimed", [False, True], ids=["fresh", "claimed before"])
def test_an_address_that_a_person_names_stands_first_in_its_line(redis_state: State, was_claimed: bool) -> None:
    pages = RedisPages(redis_state)
    ids = [accepted(pages.stores, f"k{number}", host="h:80").capture_id for number in range(5)]
    if was_claimed:
        redis_state.call(UNFOLD, ids[4])
    pages.ledger.accept(Offer(key="k4", url="https://example.org/k4", source="desk", host="h:80", run="r1"))
    assert _claimed_and_ended(pages) in (ids[0], ids[4]), "no later than what was first"
    assert _claimed_and_ended(pages) in (ids[0], ids[4])


def test_what_waits_of_a_run_is_told_only_when_nothing_else_of_it_is_in_flight(pages: Pages) -> None:
    def waiting() -> list[tuple[str, str, object]]:
        return [(w.url, w.why, w.wait_s) for w in pages.frontier.waiting("run/r")]

    assert waiting() == []
    first = accepted(pages.stores, "a", host="a:80", run="r")
    second = accepted(pages.stores, "b", host="b:80", run="r")
    other = accepted(pages.stores, "c", host="c:80", run="q")
    assert waiting() == [], "they are due"
    claims = {claimed.capture_id: claimed for claimed in (pages.claim() for _ in range(3))}
    pages.again(claims[first.capture_id], 500, "1 try: it answers 503")
    assert waiting() == [], "the second is under way"
    pages.frontier.rest("b:80", asked_s=70)
    pages.again(claims[second.capture_id], 0)
    url = "https://example.org/"
    assert sorted(waiting()) == [(url + "a", "1 try: it answers 503", about(500)), (url + "b", "", about(70))]
    pages.finish(claims[other.capture_id], Stage.ENRICH)
    assert len(waiting()) == 2
    pages.ledger.advance(first.capture_id, Stage.ENRICH)
    assert waiting() == [], "that one moves"
    pages.ledger.advance(first.capture_id, End.INDEXED)
    assert waiting() == [(url + "b", "", about(70))]


def test_a_claim_tells_how_long_its_address_has_waited(pages: Pages) -> None:
    acceptance = pages.add()
    pages.enter_earlier(acceptance.capture_id, 7000)
    assert pages.claim().waited_s == about(7000)


def test_a_stale_claim_changes_nothing_for_the_one_that_holds(pages: Pages) -> None:
    pages.add()
    stale = pages.claim(pages.with_lease(EXPIRED_S))
    pages.let_pass(DELAY_S)
    fresh = pages.claim()
    pages.again(stale, 0)
    pages.let_pass(DELAY_S)
    assert pages.wait_s() is None, "the host is still held"
    record = pages.ledger.record(fresh.capture_id)
    assert record is not None and record.claims == 1, "a late end in order is no kill"
    pages.again(replace(stale, token=fresh.token), 0)
    pages.let_pass(DELAY_S)
    assert pages.claim().claims == 1


def test_a_finished_address_moves_on_and_never_comes_back(pages: Pages) -> None:
    acceptance = pages.add()
    pages.finish(pages.claim(), Stage.ENRICH, {"ref:enrich": "f:0:9"})
    record = pages.ledger.record(acceptance.capture_id)
    assert record is not None
    assert (record.state, record.ref("enrich"), record.claims) == (Stage.ENRICH, "f:0:9", 0)
    pages.let_pass(1000)
    assert pages.wait_s() is None and pages.frontier.size() == 0


def test_a_rejected_address_is_counted_with_its_reason(pages: Pages) -> None:
    pages.add()
    pages.finish(pages.claim(), End.REJECTED, {"detail": "404"}, Reason.GONE)
    assert pages.stores.of_source("desk") == Counts(accepted=1, rejected=1, reasons={Reason.GONE: 1})


def test_the_record_of_an_address_that_ended_is_kept_for_a_while(redis_state: State) -> None:
    """The fake ledger keeps records for ever."""
    pages = RedisPages(redis_state)
    acceptance = pages.add()
    pages.finish(pages.claim(), End.REJECTED, {"detail": "404"}, Reason.GONE)
    assert 0 < redis_state.client.ttl(keys.CAPTURE(acceptance.capture_id)) <= KEPT_S


def test_a_late_rejection_does_not_end_what_was_published_meanwhile(pages: Pages) -> None:
    acceptance = pages.add()
    claimed = pages.claim()
    pages.ledger.advance(acceptance.capture_id, Stage.INDEX, by=Stage.ENRICH)
    pages.finish(claimed, End.REJECTED, {}, Reason.GONE)
    assert pages.stores.state(acceptance.capture_id) == Stage.INDEX
    assert pages.frontier.size() == 0, "the address is done all the same"


def test_an_address_finished_without_a_state_is_only_taken_out(pages: Pages) -> None:
    acceptance = pages.add()
    claimed = pages.claim()
    pages.stores.dead_letters.bury(letter(acceptance, Stage.FETCH))
    pages.finish(claimed, None)
    assert (pages.stores.state(acceptance.capture_id), pages.frontier.size()) == (End.DEAD, 0)
    assert pages.stores.dead_letters.revive(letter(acceptance, Stage.FETCH))
    pages.let_pass(DELAY_S)
    assert pages.claim().capture_id == acceptance.capture_id


def test_an_address_whose_record_is_gone_is_claimed_without_making_one(pages: Pages) -> None:
    acceptance = pages.add()
    pages.forget(acceptance.capture_id)
    claimed = pages.claim()
    assert claimed.claims == 1
    assert pages.ledger.record(claimed.capture_id) is None
    pages.finish(claimed, None)
    assert pages.frontier.size() == 0


def test_a_poll_in_line_is_claimed_and_rests_its_host_like_an_address(pages: Pages) -> None:
    pages.frontier.line_up("h:80", "desk")
    claimed = pages.claim()
    assert (claimed.host, claimed.poll, claimed.record) == ("h:80", "desk", None)
    pages.add()
    pages.let_pass(LEASE_S - 5)
    assert pages.wait_s() is None, "its request may still be under way"
    pages.finish(claimed, None)
    assert pages.wait_s() == about(DELAY_S)
    pages.let_pass(DELAY_S)
    assert pages.claim().poll == ""


def test_a_line_books_nothing(pages: Pages) -> None:
    for number in range(50):
        pages.frontier.line_up("h:80", f"s{number}")
    assert pages.booked() == {}


def test_polls_of_a_host_keep_their_order_and_those_in_line_their_place(pages: Pages) -> None:
    for name in ("b", "a", "c", "b"):
        pages.let_pass(0.01)
        pages.frontier.line_up("h:80", name)
    turns = pages.polls_in_turn(3)
    assert (turns, pages.wait_s(), pages.frontier.size()) == (["b", "a", "c"], None, 0)


def test_polls_and_pages_of_a_host_take_turns(pages: Pages) -> None:
    for number in range(4):
        pages.add()
        pages.frontier.line_up("h:80", f"s{number}")
    assert [bool(poll) for poll in pages.polls_in_turn(8)] == [True, False] * 4


def test_a_poll_that_spent_its_turn_on_robots_txt_goes_on_in_a_later_one(pages: Pages) -> None:
    pages.frontier.line_up("h:80", "desk")
    pages.again(pages.claim(), 0)
    assert pages.wait_s() == about(DELAY_S)
    pages.frontier.line_up("h:80", "other")
    pages.let_pass(DELAY_S)
    assert pages.claim().poll == "desk", "it has waited longer"


def test_a_poll_that_kills_its_worker_holds_up_no_other(pages: Pages) -> None:
    for name in ("killer", "desk"):
        pages.let_pass(0.01)
        pages.frontier.line_up("h:80", name)
    assert pages.claim().poll == "killer"
    pages.let_pass(LEASE_S)
    assert pages.claim().poll == "desk"


def test_while_fetching_is_paused_sources_are_polled_all_the_same(pages: Pages) -> None:
    pages.add()
    pages.add("other:80")
    pages.frontier.line_up("h:80", "desk")
    pages.stores.pauses.pause(Stage.FETCH, "for a while")
    claimed = pages.claim()
    assert claimed.poll == "desk"
    pages.finish(claimed, None)
    pages.let_pass(1000)
    assert pages.wait_s() is None
    pages.stores.pauses.resume(Stage.FETCH)
    assert {pages.claim().host for _ in range(2)} == {"h:80", "other:80"}


def test_a_host_may_be_slower_than_the_default_and_never_faster(pages: Pages) -> None:
    for delay_s, expected_s in ((25.0, 25.0), (1.0, DELAY_S), (0.0, DELAY_S)):
        pages.frontier.slow_down("h:80", delay_s)
        pages.frontier.line_up("h:80", "desk")
        pages.again(pages.claim(), 0)
        assert pages.wait_s() == about(expected_s)
        pages.let_pass(1000)


def test_what_a_slow_host_rests_is_decided_by_its_own_delay(pages: Pages) -> None:
    pages.frontier.slow_down("h:80", 40)
    pages.add()
    pages.add()
    pages.finish(pages.claim(), Stage.ENRICH)
    assert pages.wait_s() == about(40)


def test_an_address_that_fell_out_is_put_back_by_the_sweep(pages: Pages) -> None:
    acceptance = pages.add()
    pages.lose("h:80")
    pages.stores.age(acceptance.capture_id, Stage.FETCH, 10_000)
    assert pages.stores.ledger.overdue(Stage.FETCH, "parked.ingest", 10) == [acceptance.capture_id]
    assert pages.claim().capture_id == acceptance.capture_id


steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "claim", "die", "finish", "again", "poll"]), st.integers(0, 2), st.integers(0, 25)
    ),
    max_size=40,
)


@given(steps)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_two_requests_to_a_host_ever_come_closer_than_its_delay(
    new_pages: Callable[[], Pages], steps: list[tuple[str, int, int]]
) -> None:
    """Each step lets up to 25 s pass."""
    pages, now = new_pages(), 0.0
    requests: dict[str, list[float]] = {}
    held: list[Claimed] = []
    for step, which, seconds in steps:
        host = f"h{which}:80"
        if step == "add":
            pages.add(host)
        elif step == "poll":
            pages.frontier.line_up(host, f"s{seconds}")
        elif step in ("claim", "die"):
            claims = pages.with_lease(EXPIRED_S if step == "die" else LEASE_S).claim(2)
            for claimed in () if isinstance(claims, Idle) else claims:
                requests.setdefault(claimed.host, []).append(now)
                held += [claimed] if step == "claim" else []
        elif held:
            claimed = held.pop(which % len(held))
            pages.finish(claimed, None) if step == "finish" else pages.again(claimed, seconds)
        pages.let_pass(seconds)
        now += seconds
    for times in requests.values():
        gaps = [later - earlier for earlier, later in itertools.pairwise(sorted(times))]
        assert all(gap > DELAY_S - 1 for gap in gaps), gaps


def test_hosts_are_forgotten_a_day_after_nothing_is_known_of_them_any_more(redis_state: State) -> None:
    pages, client = RedisPages(redis_state), redis_state.client
    forgotten = {f"h{number}:443" for number in range(8)}
    remembered = {"kept:443", "plain:80", "odd:8443", "waits:443"}
    for host in sorted(forgotten | remembered):
        pages.add(host)
        pages.frontier.slow_down(host, 20)
        pages.frontier.rest(host)
        pages.frontier.end(ClaimEnd(pages.claim(), Stage.ENRICH, is_slow=True))
    for origin in ("https://kept", "http://plain", "https://odd:8443"):
        RedisRobotsCache(redis_state).put(origin, "", 404, 3600)
    pages.add("waits:443")
    for ago_s, left in ((80_000, forgotten | remembered), (10_000, remembered)):
        pages.let_pass(ago_s)
        for _ in range(120):  # one by chance each time
            pages.add("busy:443")
            pages.finish(next(each for each in iter(pages.claim, None) if each.host == "busy:443"), Stage.ENRICH)
            pages.let_pass(DELAY_S)
        assert {*pages.booked()} == left | {"busy:443"}
        assert {*client.hkeys(keys.DELAY())} == left
        assert client.smembers(keys.SLOW()) == left
    assert {*client.hkeys(keys.FAILING())} == {f"{word}{host}" for host in remembered for word in ("", "at ", "since ")}


def test_a_command_takes_its_slot_by_the_same_clock(pages: Pages) -> None:
    assert pages.frontier.slot("h:80") == 0
    assert 0 < pages.frontier.slot("h:80") <= DELAY_S
    pages.add("h:80")
    pages.let_pass(DELAY_S)
    assert pages.wait_s() is None, "its request is under way for longer than the delay"
    pages.frontier.end_slot("h:80")
    assert pages.wait_s() == about(DELAY_S), "an address waits for its turn after it"
    pages.let_pass(DELAY_S)
    claimed = pages.claim()
    pages.let_pass(DELAY_S)
    pages.frontier.end_slot("h:80")
    assert pages.frontier.slot("h:80") > 0, "a request is under way there"
    pages.finish(claimed, End.UNCHANGED)
    assert 0 < pages.frontier.slot("h:80") <= DELAY_S
    pages.let_pass(DELAY_S)
    assert pages.frontier.slot("h:80") == 0


def test_the_slot_of_a_killed_command_holds_its_host_no_longer_than_a_lease(pages: Pages) -> None:
    assert pages.frontier.slot("h:80") == 0
    pages.add("h:80")
    pages.let_pass(LEASE_S + 1)
    claimed = pages.claim()
    pages.frontier.end_slot("h:80")
    pages.finish(claimed, End.UNCHANGED)


def test_many_hosts_are_claimed_at_once_one_address_of_each(pages: Pages) -> None:
    for host in ("a:80", "b:80", "c:80", "a:80"):
        pages.add(host)
    claims = pages.frontier.claim(9)
    assert not isinstance(claims, Idle) and [claimed.host for claimed in claims] == ["a:80", "b:80", "c:80"]
    assert pages.wait_s() is None, "the second of a waits for the first"


def test_no_more_is_claimed_than_asked_for(pages: Pages) -> None:
    for number in range(5):
        pages.add(f"{number}:80")
    claims = [pages.frontier.claim(2) for _ in range(4)]
    assert [0 if isinstance(found, Idle) else len(found) for found in claims] == [2, 2, 1, 0]


def test_claims_end_together(pages: Pages) -> None:
    found = [pages.add(f"{number}:80") for number in range(3)]
    claims = pages.frontier.claim(3)
    assert not isinstance(claims, Idle)
    pages.frontier.end(ClaimEnd(claims[0], Stage.ENRICH), ClaimEnd(claims[1], End.REJECTED, {}, Reason.GONE),
                       ClaimEnd(claims[2], wait_s=500))  # fmt: skip
    states = [pages.stores.state(acceptance.capture_id) for acceptance in found]
    assert (states, pages.wait_s()) == ([Stage.ENRICH, End.REJECTED, Stage.FETCH], about(500))
    pages.frontier.end()


def test_hosts_that_answer_late_share_what_is_set_aside_for_them(pages: Pages) -> None:
    hosts = ("slow1:80", "slow2:80", "quick:80")
    for host in (*hosts, *hosts):
        pages.add(host)
    claims = pages.frontier.claim(9)
    assert not isinstance(claims, Idle) and not any(claimed.is_slow for claimed in claims)
    pages.frontier.end(*(ClaimEnd(each, Stage.ENRICH, is_slow=each.host.startswith("slow")) for each in claims))
    assert pages.frontier.size() == 3
    pages.let_pass(DELAY_S)
    first, second = pages.frontier.claim(9, 1), pages.frontier.claim(9, 1)
    assert not isinstance(first, Idle) and {(each.host[:4], each.is_slow) for each in first} == {
        ("slow", True), ("quic", False),
    }  # fmt: skip
    assert not isinstance(second, Idle) and [each.is_slow for each in second] == [True]
    pages.frontier.end(*(ClaimEnd(each, Stage.ENRICH, is_slow=False) for each in (*first, *second)))
    assert pages.frontier.size() == 0
    pages.add("slow1:80")
    pages.let_pass(DELAY_S)
    assert not pages.claim().is_slow, "it was quick the last time"


def test_a_loop_waits_for_a_slow_host_as_long_as_it_may_ask_one(pages: Pages) -> None:
    pages.add("slow:80")
    pages.frontier.end(ClaimEnd(pages.claim(), wait_s=0, is_slow=True))
    assert pages.wait_s() == about(DELAY_S)
    assert pages.frontier.claim(1, 0) == Idle(None)


def test_a_quick_host_does_not_wait_behind_any_number_of_slow_ones(pages: Pages) -> None:
    for number in range(30):
        pages.add(f"slow{number}:80")
        pages.frontier.end(ClaimEnd(pages.claim(), wait_s=0, is_slow=True))
    pages.let_pass(DELAY_S)
    pages.add("quick:80")
    claims = pages.frontier.claim(2, 0)
    assert not isinstance(claims, Idle) and [claimed.host for claimed in claims] == ["quick:80"]
    assert pages.frontier.claim(2, 0) == Idle(None)


def test_an_address_goes_on_in_the_line_of_the_host_that_it_leads_to(pages: Pages) -> None:
    acceptance = pages.add("a:80")
    fields = {"at_url": "https://b.example/x", "hops": "1"}
    pages.frontier.end(ClaimEnd(pages.claim(), wait_s=0, fields=fields, line="b:80", answered=True))
    record = pages.ledger.record(acceptance.capture_id)
    assert record is not None and (record.asks, record.hops, record.host) == ("https://b.example/x", 1, "b:80")
    moved = pages.claim()
    assert (moved.host, moved.capture_id, moved.claims) == ("b:80", acceptance.capture_id, 1)
    assert pages.frontier.slot("a:80") > 0, "where it came from rests as after any request"
    pages.frontier.end(ClaimEnd(moved, Stage.ENRICH))
    assert pages.frontier.size() == 0


def test_a_poll_goes_on_in_another_line_too(pages: Pages) -> None:
    pages.frontier.line_up("a:80", "desk")
    pages.frontier.end(ClaimEnd(pages.claim(), wait_s=0, line="b:80"))
    claimed = pages.claim()
    assert (claimed.host, claimed.poll) == ("b:80", "desk")
    pages.frontier.end(ClaimEnd(claimed))
    assert pages.frontier.size() == 0


def test_a_turn_in_which_nothing_was_asked_is_free_for_the_next(pages: Pages) -> None:
    pages.add()
    pages.add()
    pages.frontier.end(ClaimEnd(pages.claim(), Stage.ENRICH, asked=False))
    pages.frontier.end(ClaimEnd(pages.claim(), Stage.ENRICH))
    pages.add()
    assert pages.wait_s() == about(DELAY_S)


def test_a_host_rests_from_when_its_request_was_over(pages: Pages) -> None:
    pages.add()
    pages.add()
    claimed = pages.claim()
    pages.let_pass(30)
    pages.frontier.end(ClaimEnd(claimed, Stage.ENRICH, age_s=DELAY_S - 3))
    assert pages.wait_s() == about(3)


def test_no_age_brings_a_host_forward_of_its_delay(pages: Pages) -> None:
    pages.add()
    pages.add()
    pages.frontier.end(ClaimEnd(pages.claim(), Stage.ENRICH, age_s=1000))
    assert pages.wait_s() == about(DELAY_S)


@pytest.mark.parametrize("slot", ["recheck-1", "edit-1772600767"])
def test_a_look_again_lets_first_looks_pass_for_an_hour(pages: Pages, slot: str) -> None:
    known = accepted(pages.stores, "known", host="h:80", slot=slot).capture_id
    pages.frontier.size()  # what is in memory takes it into its line now
    pages.let_pass(3000)
    new = pages.add("h:80").capture_id
    claimed = pages.claim()
    assert claimed.capture_id == new
    pages.finish(claimed, Stage.ENRICH)
    pages.let_pass(DELAY_S)
    assert pages.claim().capture_id == known


def test_a_look_again_that_waited_longer_goes_before_what_is_newer(pages: Pages) -> None:
    known = accepted(pages.stores, "known", host="h:80", slot="recheck-1").capture_id
    pages.frontier.size()
    pages.let_pass(3700)
    pages.add("h:80")
    assert pages.claim().capture_id == known, "first looks alone would keep it waiting for ever"


def test_what_a_source_brings_takes_turns_with_all_that_another_has_waiting(pages: Pages) -> None:
    backlog = [accepted(pages.stores, f"old{number}", host="h:80", source="sitemap").capture_id for number in range(6)]
    claimed = pages.claim()
    pages.let_pass(600)
    news = [accepted(pages.stores, f"new{number}", host="h:80", source="feed").capture_id for number in range(3)]
    pages.frontier.size()  # what is in memory takes them into their line now
    order = [claimed.capture_id]
    while len(order) < len(backlog + news):
        pages.finish(claimed, Stage.ENRICH)
        pages.let_pass(DELAY_S)
        claimed = pages.claim()
        order.append(claimed.capture_id)
    assert {*news} <= {*order[: 2 * len(news) + 1]}, "one of each in turn, and not first all that came first"
    assert [each for each in order if each in backlog] == backlog, "each source's own in the order in which they came"
    assert [each for each in order if each in news] == news


def test_what_a_look_brings_is_not_behind_what_earlier_ones_left(pages: Pages) -> None:
    for number in range(1, 7):
        accepted(pages.stores, f"old{number}", host="h:80", rank=number)
    _claimed_and_ended(pages)
    news = [accepted(pages.stores, f"new{number}", host="h:80", rank=number).capture_id for number in (1, 2)]
    order = [_claimed_and_ended(pages) for _ in range(5)]
    assert [each for each in order if each in news] == news


def test_what_leads_to_a_host_with_a_backlog_is_not_behind_it(pages: Pages) -> None:
    for number in range(6):
        accepted(pages.stores, f"old{number}", host="new:80", source="sitemap")
    accepted(pages.stores, "moved", host="old:80", source="feed")
    claimed = next(each for each in (pages.claim(), pages.claim()) if each.host == "old:80")
    pages.frontier.end(ClaimEnd(claimed, wait_s=0, line="new:80"))
    pages.let_pass(LEASE_S)
    order = [_claimed_and_ended(pages) for _ in range(3)]
    assert claimed.capture_id in order


def _claimed_and_ended(pages: Pages) -> str:
    claimed = pages.claim()
    pages.finish(claimed, Stage.ENRICH)
    pages.let_pass(DELAY_S)
    return claimed.capture_id


def test_an_address_that_spent_its_turn_on_robots_txt_is_the_next_of_its_host(pages: Pages) -> None:
    first = pages.add().capture_id
    pages.add()
    pages.again(pages.claim(), 0)
    pages.let_pass(DELAY_S)
    assert pages.claim().capture_id == first


def test_a_first_look_keeps_its_place_when_it_goes_on_elsewhere(pages: Pages) -> None:
    known = accepted(pages.stores, "known", host="h:80", slot="recheck-1").capture_id
    pages.frontier.size()
    new = pages.add("h:80")
    pages.again(pages.claim(), 0)
    pages.let_pass(DELAY_S)
    claimed = pages.claim()
    assert claimed.capture_id == new.capture_id != known


def test_a_host_with_polls_is_not_behind_hosts_with_first_looks(pages: Pages) -> None:
    pages.frontier.line_up("polled:80", "source")
    pages.let_pass(1)
    pages.add("h:80")
    assert pages.claim().host == "polled:80", "it came first"


def test_a_poll_whose_worker_was_killed_comes_back_counted_until_one_ends(pages: Pages) -> None:
    pages.frontier.line_up("h:80", "desk")
    for number in (1, 2, 3):
        assert pages.claim(pages.with_lease(EXPIRED_S)).claims == number
        pages.let_pass(LEASE_S)
    pages.finish(pages.claim(), None)
    pages.let_pass(DELAY_S)
    pages.frontier.line_up("h:80", "desk")
    assert pages.claim().claims == 1


def test_slow_and_quick_hosts_together_are_no_more_than_asked_for(pages: Pages) -> None:
    for host in ("slow:80", "a:80", "b:80"):
        pages.add(host)
    claims = pages.frontier.claim(3)
    assert not isinstance(claims, Idle)
    pages.frontier.end(*(ClaimEnd(each, wait_s=0, is_slow=each.host == "slow:80") for each in claims))
    pages.let_pass(DELAY_S)
    found = pages.frontier.claim(2, 1)
    assert not isinstance(found, Idle) and sorted(each.is_slow for each in found) == [False, True]


def test_a_claim_that_ends_when_all_is_over_takes_nothing_back(pages: Pages) -> None:
    pages.add()
    stale = pages.claim(pages.with_lease(EXPIRED_S))
    pages.let_pass(DELAY_S)
    pages.again(pages.claim(), 0)
    pages.again(stale, 0)
    pages.let_pass(DELAY_S)
    assert pages.claim().claims == 1


def test_what_an_address_waited_for_is_forgotten_when_it_waits_no_more(pages: Pages) -> None:
    acceptance = pages.add()
    pages.again(pages.claim(), 100, "it is away")
    record = pages.ledger.record(acceptance.capture_id)
    assert record is not None and record.waits == "it is away" and record.next_ms is not None
    pages.let_pass(100)
    pages.again(pages.claim(), 0)
    record = pages.ledger.record(acceptance.capture_id)
    assert record is not None and (record.waits, record.next_ms) == ("", None)


@pytest.mark.parametrize("line", ["frontier", "frontier-slow"])
def test_a_host_that_another_release_put_in_line_while_it_is_held_is_not_claimed_twice(
    redis_state: State, line: str
) -> None:
    pages = RedisPages(redis_state)
    pages.add()
    pages.add()
    pages.claim()
    redis_state.client.zadd(keys.DUE(line), {"h:80": 1})
    assert isinstance(pages.frontier.claim(4, 4), Idle)
    assert redis_state.client.zscore(keys.DUE(line), "h:80") is None


def test_a_killed_command_s_request_counts_as_one_for_a_host_that_rests_longer_than_a_lease(pages: Pages) -> None:
    pages.frontier.slow_down("h:80", 3 * LEASE_S)
    assert pages.frontier.slot("h:80") == 0
    pages.add("h:80")
    pages.let_pass(2 * LEASE_S)
    assert pages.wait_s() == about(LEASE_S)


def test_a_host_s_own_delay_is_kept_in_milliseconds(redis_state: State) -> None:
    RedisPages(redis_state).frontier.slow_down("h:80", 2.5)
    assert redis_state.client.hget(keys.DELAY(), "h:80") == "2500"
