"""A loop has as many requests under way as there are slots, settles them together, and loses none."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from newswire_ingest.fetching.fetch_articles import LOOP_S, LOOPS, NAP_S, SLOW_SHARE, FetchArticles, Slots
from newswire_ingest.testing import FakeWeb, InlineThreads, answer
from newswire_ingest.web.ports import Answer
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import Message
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import RecordingPublisher
from unit.ingest.newsroom import Newsroom

HOSTS = 12
PATIENCE_S = 60  # met only where something is wrong


class Meeting(FakeWeb):
    """A web that answers when a number of requests are under way, and counts the most there were at a time."""

    def __init__(self, needed: int) -> None:
        super().__init__()
        self.barrier, self.lock = threading.Barrier(needed), threading.Lock()
        self.now = self.most = 0

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.barrier.wait(PATIENCE_S)
        with self.lock:
            self.now -= 1
        return replace(answer(), url=url)


def room_with(web: FakeWeb, hosts: int = HOSTS) -> Newsroom:
    """A newsroom with an address at each of some hosts."""
    room = Newsroom(web)
    for number in range(hosts):
        room.cache.texts[f"https://h{number}.example"] = ""
        room.offer(f"https://h{number}.example/1")
    return room


def loop_of(room: Newsroom, threads: ThreadPoolExecutor, slots: int) -> FetchArticles:
    """A loop with real threads, which waits by a real clock."""
    return replace(room.fetch, threads=threads, slots=Slots(slots), clock=SystemClock())


@pytest.mark.parametrize("slots", [1, 3, HOSTS])
def test_as_many_requests_are_under_way_as_there_are_slots_and_no_more(slots: int) -> None:
    web = Meeting(slots)
    room = room_with(web)
    with ThreadPoolExecutor(HOSTS) as threads:
        assert loop_of(room, threads, slots)() == HOSTS
    assert web.most == slots
    assert {fields["state"] for fields in room.memory.captures.values()} == {Stage.ENRICH}
    assert len(room.publisher.messages) == HOSTS


def test_two_loops_share_the_slots() -> None:
    web = Meeting(2)
    room = room_with(web)
    with ThreadPoolExecutor(HOSTS) as threads, ThreadPoolExecutor(2) as loops:
        loop = loop_of(room, threads, 2)
        served = [loops.submit(loop) for _ in range(2)]
        assert sum(each.result(PATIENCE_S) for each in served) == HOSTS
    assert web.most == 2


def test_no_more_loops_run_in_a_process_than_leave_a_thread_for_ticks() -> None:
    room = room_with(FakeWeb(), 1)
    for _ in range(LOOPS):
        assert room.fetch.loops.acquire(blocking=False)
    assert room.fetch() == 0, "its message is done with, and the next tick sends another"
    room.fetch.loops.release()
    assert [room.fetch(), room.fetch()] == [1, 0]


class Comes:
    """Something comes in line while a loop waits, and then nothing more does."""

    def __init__(self, room: Newsroom) -> None:
        self.room, self.waits = room, list[float]()

    def wait(self, most_s: float) -> bool:
        if not self.waits:
            self.room.offer("https://h0.example/late")
        self.waits.append(most_s)
        self.room.clock.sleep(most_s)
        return len(self.waits) == 1


def test_a_loop_that_is_told_of_arrivals_stays_and_claims_them() -> None:
    room = room_with(FakeWeb({"https://h0.example/late": answer()}), 1)
    comes = Comes(room)
    assert replace(room.fetch, arrivals=comes)() == 2
    assert sum(comes.waits) <= LOOP_S and max(comes.waits) <= NAP_S


def test_slots_are_given_back_whatever_a_request_came_to() -> None:
    slots = Slots(8)
    assert [slots.take(5), slots.take(5), slots.take(5)] == [(5, 2), (3, 0), (0, 0)]
    slots.give_back(5, 2)
    assert slots.take(9) == (5, 8 // SLOW_SHARE)


class Flaky(RecordingPublisher):
    """A publisher that is away for its first batch."""

    def publish_all(self, messages: list[Message]) -> None:  # type: ignore[override]
        if messages and not self.fault:
            self.fault = TransientError("the broker is away")
            raise self.fault
        self.fault = None
        super().publish_all(messages)


def test_what_cannot_be_published_is_fetched_again_and_what_needs_no_message_ends() -> None:
    room = room_with(FakeWeb({"https://h0.example/1": answer(), "https://h1.example/1": answer(404)}), 2)
    room.publisher = Flaky()
    room.remake()
    with pytest.raises(TransientError, match="the broker is away"):
        room.fetch()
    states = sorted(fields["state"] for fields in room.memory.captures.values())
    assert (states, room.publisher.messages) == (["fetch", "rejected"], [])
    waiting = next(fields for fields in room.memory.captures.values() if fields["state"] == "fetch")
    assert (waiting["waits"], waiting.get("claims")) == ("the broker is away", None), "it killed nobody"
    room.publisher.fault = None
    room.clock.sleep(10)
    room.publisher = RecordingPublisher()
    room.remake()
    assert room.fetch() == 1
    assert len(room.publisher.messages) == 1


def test_a_defect_of_the_loops_own_raises_after_all_that_was_under_way() -> None:
    room = room_with(FakeWeb({"https://h1.example/1": answer()}), 2)
    visit = room.ingest.fetch_address

    def stumbles(claimed: object) -> object:
        if getattr(claimed, "host", "") == "h0.example:443":
            raise KeyError("oops")
        return visit(claimed)  # type: ignore[arg-type]

    with pytest.raises(KeyError, match="oops"):
        replace(room.fetch, visit=stumbles)()  # type: ignore[arg-type]
    assert sorted(fields["state"] for fields in room.memory.captures.values()) == ["enrich", "fetch"]


class NoThreads(InlineThreads):
    """Threads of a system that has none left."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("can't start new thread")


def test_where_no_thread_can_start_the_loop_says_so_and_keeps_no_slot() -> None:
    room = room_with(FakeWeb(), 3)
    slots = Slots(4)
    with pytest.raises(TransientError, match="cannot begin: can't start new thread"):
        replace(room.fetch, threads=NoThreads(), slots=slots)()
    assert slots.take(9) == (4, 1)


@pytest.mark.parametrize(("slots", "taken"), [(32, (32, 8)), (7, (7, 1)), (1, (1, 1))])
def test_a_quarter_of_the_slots_and_one_at_least_may_be_at_slow_hosts(slots: int, taken: tuple[int, int]) -> None:
    all_slots = Slots(slots)
    assert all_slots.take(99) == taken and all_slots.take(1) == (0, 0)
    all_slots.give_back(1, 0)
    assert all_slots.take(1) == (1, 0)
    all_slots.give_back(*taken)
    assert all_slots.take(1) == (1, 1)
