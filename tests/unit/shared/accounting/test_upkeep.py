"""The sweeper: what was lost is published again, and what rightly waits is not."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ledger import LedgerLimits, Offer
from newswire_shared.accounting.queues import BACKLOG
from newswire_shared.accounting.upkeep import Upkeep
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.topology import ENRICH
from newswire_shared.testing import (
    FakeLedger,
    FakeMessagesUnderWay,
    FakeParking,
    FakeQueueLengths,
    FakeTicks,
    Memory,
    RecordingPublisher,
)

LIMITS = LedgerLimits(overdue_live_s=300, overdue_backfill_s=3600)


@pytest.mark.parametrize(
    ("lane", "waiting", "age_s", "is_swept"),
    [
        (Lane.BACKFILL, 0, 310, True),
        (Lane.BACKFILL, 0, 290, False),
        (Lane.BACKFILL, 1, 310, False),
        (Lane.BACKFILL, 1, 3610, True),
        (Lane.BACKFILL, BACKLOG + 1, 3610, False),
        (Lane.LIVE, 1, 310, True),
        (Lane.LIVE, BACKLOG + 1, 310, False),
    ],
)
def test_a_lost_message_is_published_again(lane: Lane, waiting: int, age_s: int, is_swept: bool) -> None:
    memory, publisher, queues = Memory(), RecordingPublisher(), FakeQueueLengths()
    ledger = FakeLedger(memory, LIMITS)
    capture = ledger.accept(Offer("a", "https://a.example/", "desk", lane, stage=Stage.ENRICH, ref="f:0:9")).capture_id
    memory.entered[Stage.ENRICH][capture] -= age_s * 1000
    queues.lengths[ENRICH.queue(Lane.BACKFILL)] = waiting
    Upkeep(FakeTicks(), queues, FakeMessagesUnderWay(), ledger, FakeParking(memory), publisher, ENRICH, Stage.ENRICH)()
    assert [message.captures[0].capture_id for message in publisher.messages] == ([capture] if is_swept else [])  # type: ignore[attr-defined]


@pytest.mark.parametrize("lane", [Lane.LIVE, Lane.SUSPECT])
def test_what_waits_behind_a_slow_page_is_not_published_again(lane: Lane) -> None:
    memory, publisher = Memory(), RecordingPublisher()
    ledger = FakeLedger(memory, LIMITS)
    waits, lost = [
        ledger.accept(Offer(key, f"https://a.example/{key}", "desk", Lane.LIVE, stage=Stage.ENRICH, ref="f:0:9"))
        for key in ("waits", "lost")
    ]
    for each in (waits, lost):
        memory.entered[Stage.ENRICH][each.capture_id] -= 310_000
    under_way = FakeMessagesUnderWay({ENRICH.queues[lane]: {waits.capture_id}})
    Upkeep(
        FakeTicks(), FakeQueueLengths(), under_way, ledger, FakeParking(memory), publisher, ENRICH, Stage.ENRICH
    ).sweep()
    assert [message.captures[0].capture_id for message in publisher.messages] == [lost.capture_id]  # type: ignore[attr-defined]


@pytest.mark.parametrize("waiting", [0, BACKLOG + 1])
def test_what_a_group_looks_after_besides_is_done_at_each_turn_and_not_at_each_tick(waiting: int) -> None:
    memory, queues, done = Memory(), FakeQueueLengths(), list[str]()
    queues.lengths[ENRICH.queue()] = waiting
    upkeep = Upkeep(
        FakeTicks(), queues, FakeMessagesUnderWay(), FakeLedger(memory), FakeParking(memory), RecordingPublisher(),
        ENRICH, Stage.ENRICH, lambda: done.append("looked"),
    )  # fmt: skip
    upkeep()
    upkeep()
    assert done == ["looked"]
