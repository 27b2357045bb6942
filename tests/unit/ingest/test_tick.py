"""Once a second ingest starts what is due, and no more than is needed."""

from __future__ import annotations

import pytest
from newswire_ingest.sources.ports import Source
from newswire_ingest.tick import LOOPS_A_TICK
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.events import FetchDue, PollSource
from unit.ingest.newsroom import Newsroom


def tick(room: Newsroom, loops_waiting: int = 0) -> list[str]:
    """What is done in one second, in order."""
    room.queues.loops = loops_waiting
    room.ingest.tick()
    return room.done + [message.summary() or type(message).__name__ for message in room.publisher.messages]


def test_due_sources_are_polled_and_others_not() -> None:
    room = Newsroom()
    for name, wait_s in (("a", 0), ("b", 30)):
        room.sources.save(Source(name, "u", 60))
        room.sources.put_off(name, wait_s)
    assert tick(room) == ["upkeep", "a"]
    assert room.publisher.messages == [PollSource(source="a")]


@pytest.mark.parametrize(("addresses", "waiting", "loops"), [
    (0, 0, 0), (1, 0, 1), (2, 0, 2), (50, 0, LOOPS_A_TICK), (50, 1, 1), (50, 2, 0), (50, 9, 0), (1, 1, 0),
])  # fmt: skip
def test_loops_are_queued_for_what_waits_unless_some_wait_themselves(addresses: int, waiting: int, loops: int) -> None:
    room = Newsroom()
    for number in range(addresses):
        room.offer(f"https://h{number}.example/")
    tick(room, waiting)
    assert room.publisher.messages == [FetchDue()] * loops


def test_a_recheck_that_is_due_is_fetched_in_the_same_second() -> None:
    room = Newsroom()
    acceptance = room.ledger.accept(Offer(key="a", url="https://example.org/1", source="desk", host="example.org:443"))
    room.rechecks.plan(room.record(acceptance))
    room.memory.to_fetch.clear()
    room.memory.clock.sleep(3600)
    tick(room)
    assert room.publisher.messages == [FetchDue()]


def test_the_registry_is_brought_up() -> None:
    room = Newsroom()
    tick(room)
    assert room.memory.is_brought_up
