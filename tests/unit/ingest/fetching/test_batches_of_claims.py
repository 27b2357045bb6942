"""How a loop claims and settles: all that is due first, then what ends within a moment together, each as of its end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from newswire_ingest.fetching.fetch_address import FetchRule, Served, jittered
from newswire_ingest.fetching.fetch_articles import LOOP_S, NAP_S, Slots
from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Idle
from newswire_ingest.testing import FakeFrontier, FakeWeb, answer
from newswire_shared.accounting.stage_traces import StageTrace
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeClock, Memory
from unit.ingest.newsroom import WAITS_S, Newsroom

GATHERED_S = 0.02
DELAY_S = 2.0


class Noting(FakeFrontier):
    """A frontier that notes how many were asked for, how many ends came together, and how old they were."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory, delay_s=DELAY_S)
        self.calls, self.ages_s = list[tuple[str, int]](), list[float]()

    def claim(self, most: int = 1, most_slow: int = 1) -> Sequence[Claimed] | Idle:
        self.calls.append(("claim", most))
        return super().claim(most, most_slow)

    def end(self, *ends: ClaimEnd) -> None:
        self.calls.append(("end", len(ends)))
        self.ages_s += [end.age_s for end in ends]
        super().end(*ends)


def room_of(hosts: int, web: FakeWeb | None = None) -> tuple[Newsroom, Noting]:
    room = Newsroom(web or FakeWeb({f"https://h{number}.example/1": answer() for number in range(hosts)}))
    room.frontier = frontier = Noting(room.memory)
    room.remake()
    for number in range(hosts):
        room.cache.texts[f"https://h{number}.example"] = ""
        room.offer(f"https://h{number}.example/1")
    return room, frontier


def test_all_that_is_due_is_claimed_by_32_before_any_of_it_is_settled() -> None:
    room, frontier = room_of(70)
    assert replace(room.fetch, slots=Slots(256))() == 70
    assert frontier.calls[:4] == [("claim", 32), ("claim", 32), ("claim", 32), ("end", 70)]


def test_no_more_is_claimed_than_slots_are_free() -> None:
    room, frontier = room_of(12)
    assert replace(room.fetch, slots=Slots(5))() == 12
    assert frontier.calls[:4] == [("claim", 5), ("end", 5), ("claim", 5), ("end", 5)]


@pytest.mark.parametrize(("hosts", "passes_s"), [(1, 0.0), (2, GATHERED_S), (9, GATHERED_S)])
def test_where_several_are_under_way_what_ends_within_a_moment_is_settled_with_the_first(
    hosts: int, passes_s: float
) -> None:
    room, frontier = room_of(hosts)
    assert room.fetch() == hosts
    assert room.clock.monotonic_s() == pytest.approx(passes_s)
    assert frontier.ages_s == [pytest.approx(passes_s)] * hosts


def test_a_host_rests_from_when_its_own_request_was_over() -> None:
    room, frontier = room_of(2)
    began_ms = room.memory.clock.now_ms()
    room.fetch()
    assert {each - began_ms for each in frontier.allowed.values()} == {1000 * DELAY_S}


class Due(FakeFrontier):
    """A frontier in which something is due at once, and never comes."""

    def claim(self, most: int = 1, most_slow: int = 1) -> Sequence[Claimed] | Idle:
        return Idle(0.0)


class Napping(FakeClock):
    """A clock that notes its sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.naps_s = list[float]()

    def sleep(self, seconds: float) -> None:
        self.naps_s.append(seconds)
        super().sleep(seconds)


def test_a_loop_pauses_for_five_milliseconds_where_the_wait_is_less_than_one() -> None:
    clock = Napping()
    room = Newsroom(clock=clock)
    room.frontier = Due(room.memory)
    room.remake()
    assert room.fetch() == 0
    assert {*clock.naps_s} == {0.005}


def test_a_loop_naps_for_a_second_at_most() -> None:
    clock = Napping()
    room = Newsroom(FakeWeb({"https://h0.example/1": answer()}), clock)
    room.cache.texts["https://h0.example"] = ""
    room.offer("https://h0.example/1")
    room.again(room.claim(), 2.5)
    assert room.fetch() == 1
    assert clock.naps_s == [NAP_S, NAP_S, pytest.approx(0.5)] and NAP_S == 1


@pytest.mark.parametrize(("wait_s", "passes_s"), [(LOOP_S - 0.5, LOOP_S - 0.5), (LOOP_S, 0)])
def test_a_loop_waits_for_nothing_that_is_due_only_when_it_is_over(wait_s: float, passes_s: float) -> None:
    room = Newsroom(FakeWeb({"https://h0.example/1": answer()}))
    room.cache.texts["https://h0.example"] = ""
    room.offer("https://h0.example/1")
    room.again(room.claim(), wait_s)
    assert room.fetch() == bool(passes_s)
    assert room.clock.monotonic_s() == passes_s


class Traces:
    """Takes note of stages."""

    def __init__(self) -> None:
        self.taken = list[StageTrace]()

    def __call__(self, trace: StageTrace) -> None:
        self.taken.append(trace)


def test_each_end_and_each_try_is_traced_with_what_it_took() -> None:
    class Slow(FakeWeb):
        def fetch(self, url: str, *asked: object, **more: object) -> object:  # type: ignore[override]
            room.clock.sleep(3)
            return super().fetch(url)

    replies = {
        "https://h0.example/1": answer(),
        "https://h1.example/1": answer(404),
        "https://h2.example/1": answer(500),
    }
    room, _ = room_of(3, Slow(replies))
    room.frontier.line_up("h3.example:443", "nobody")
    traces = Traces()
    replace(room.fetch, traced=traces)()
    found = {(each.to, each.took_s, each.why) for each in traces.taken}
    assert found == {
        (Stage.ENRICH, 3, ""), (End.REJECTED, 3, str(Reason.GONE)),
        (None, 3, "1 try: https://h2.example/1 answers 500"),
    }  # fmt: skip
    assert len(traces.taken) == 3, "no poll is a stage of a capture"


@pytest.mark.parametrize("end", [ClaimEnd, lambda claimed: ClaimEnd(claimed, wait_s=0)])
def test_a_turn_of_which_nothing_is_to_be_said_is_not_traced(end: object) -> None:
    room, _ = room_of(1)
    traces = Traces()

    def visit(claimed: Claimed) -> Served:
        room.memory.to_fetch.clear()
        return Served(end(claimed))  # type: ignore[operator]

    replace(room.fetch, visit=visit, traced=traces)()
    assert traces.taken == []


def test_by_default_an_address_waits_a_second_after_a_fault_of_our_own() -> None:
    room, _ = room_of(1)
    room.archive.fault = TransientError("the disk is full")
    served = replace(room.ingest.fetch_address, rule=FetchRule(WAITS_S))(room.claim())
    assert (served.end.wait_s, served.end.why, served.fault) == (1, "the disk is full", room.archive.fault)


def test_by_default_an_address_is_claimed_three_times() -> None:
    room, _ = room_of(1)
    visit, claimed = replace(room.ingest.fetch_address, rule=FetchRule(WAITS_S)), room.claim()
    assert visit(replace(claimed, claims=3)).message is not None and room.letters.ids() == []
    assert visit(replace(claimed, claims=4)).message is None and len(room.letters.ids()) == 1
    assert room.letter().error.startswith("claimed 3 times without an orderly end")


def test_an_address_without_later_tries_is_never_given_up_unasked() -> None:
    room, _ = room_of(1)
    visit = replace(room.ingest.fetch_address, rule=FetchRule(()))
    dead = replace(room.claim(), host_failures=99, host_failing_s=1e9, waited_s=1e9)
    assert visit(dead).end.asked


@pytest.mark.parametrize(("more_s", "is_asked"), [(0, True), (1, False)])
def test_an_address_is_given_up_that_waits_for_longer_than_twice_its_tries(more_s: float, is_asked: bool) -> None:
    room, _ = room_of(1)
    waited_s = 2 * sum(WAITS_S) + more_s
    dead = replace(room.claim(), host_failures=3, host_failing_s=1e9, waited_s=waited_s)
    assert room.ingest.fetch_address(dead).end.asked is is_asked


def test_waits_are_up_to_a_quarter_shorter_or_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    for drawn, wait_s in ((0.0, 75), (0.5, 100), (1.0, 125)):
        monkeypatch.setattr(random, "random", lambda drawn=drawn: drawn)
        assert jittered(100) == wait_s


def test_of_a_host_that_never_failed_nothing_is_known() -> None:
    claimed = Claimed("h:80", "1", "c", 1, None)
    assert (claimed.host_failures, claimed.host_failed_s, claimed.host_failing_s, claimed.waited_s) == (0, 0, 0, 0)
    assert not claimed.is_slow and claimed.poll == ""
