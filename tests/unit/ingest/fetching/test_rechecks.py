"""An article is looked at again a few times, each look a capture of its own."""

from __future__ import annotations

import pytest
from newswire_ingest.fetching.rechecks import RecheckRule, Rechecks, looks_so_far
from newswire_ingest.testing import FakeEditHabits
from newswire_shared.accounting.ledger import CaptureRecord, Offer
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import FakeDueQueue, FakeLedger, Memory

URL = "https://example.org:8443/news/1"
AFTER_S = (3600.0, 21600.0, 86400.0)


class Desk:
    """Re-checks over fakes."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.ledger, self.queue = FakeLedger(self.memory), FakeDueQueue(self.memory, "rechecks")
        rule = RecheckRule(AFTER_S)
        self.rechecks = Rechecks(self.queue, self.ledger, FakeEditHabits(), self.memory.clock, rule)

    def accept(self, slot: str = "first", lane: Lane = Lane.LIVE) -> CaptureRecord:
        acceptance = self.ledger.accept(Offer(key="a", url=URL, source="desk", slot=slot, lane=lane))
        record = self.ledger.record(acceptance.capture_id)
        assert record is not None
        return record

    def newest(self) -> CaptureRecord:
        return self.ledger.captures_of("a")[0]


def test_each_look_comes_after_its_wait_and_the_last_is_the_last() -> None:
    desk = Desk()
    record = desk.accept()
    for number, wait_s in enumerate(AFTER_S, 1):
        desk.rechecks.plan(record)
        desk.memory.clock.sleep(wait_s - 1)
        assert desk.rechecks.accept_due() == 0
        desk.memory.clock.sleep(2)
        assert desk.rechecks.accept_due() == 1
        record = desk.newest()
        assert (record.slot, record.url, record.source) == (f"recheck-{number}", URL, "desk")
        assert (record.state, record.lane, record.host) == (Stage.FETCH, Lane.LIVE, "example.org:8443")
    desk.rechecks.plan(record)
    assert desk.queue.size() == 0
    assert len(desk.ledger.captures_of("a")) == 4


def test_what_a_listing_said_of_an_article_holds_for_later_looks_too() -> None:
    desk = Desk()
    fields = {"given:title": "Storm", "given:authors": "Ann Loe\nBo Lind"}
    accepted = desk.ledger.accept(Offer(key="a", url=URL, source="desk", fields=fields))
    record = desk.ledger.record(accepted.capture_id)
    assert record is not None
    for wait_s in AFTER_S[:2]:
        desk.rechecks.plan(record)
        desk.memory.clock.sleep(wait_s)
        assert desk.rechecks.accept_due() == 1
        record = desk.newest()
        assert record.given == {"title": "Storm", "authors": "Ann Loe\nBo Lind"}


def test_a_look_that_is_planned_twice_comes_once() -> None:
    desk = Desk()
    record = desk.accept()
    desk.rechecks.plan(record)
    desk.rechecks.plan(record)
    desk.memory.clock.sleep(AFTER_S[0])
    assert [desk.rechecks.accept_due() for _ in range(2)] == [1, 0]
    assert len(desk.ledger.captures_of("a")) == 2


@pytest.mark.parametrize(("slot", "lane"), [("first", Lane.BACKFILL), ("run-7", Lane.LIVE), ("key", Lane.LIVE)])
def test_backfill_files_and_pushed_articles_are_not_looked_at_again(slot: str, lane: Lane) -> None:
    desk = Desk()
    desk.rechecks.plan(desk.accept(slot, lane))
    assert desk.queue.size() == 0


def test_an_article_that_is_someone_elses_by_now_is_looked_at_under_its_new_name() -> None:
    desk = Desk()
    desk.rechecks.plan(desk.accept())
    desk.memory.aliases["a"] = "b"
    desk.memory.clock.sleep(AFTER_S[0])
    desk.rechecks.accept_due()
    assert [record.url for record in desk.ledger.captures_of("b")] == [URL]


@pytest.mark.parametrize(("slot", "looks"), [
    ("first", 0), ("again-1", 0), ("again-7", 0), ("recheck-1", 1), ("recheck-12", 12), ("run-1", None),
    ("recheck-", None), ("recheck-x", None), ("recheck-²", None), ("", None),
])  # fmt: skip
def test_how_many_looks_there_were_is_read_from_the_slot(slot: str, looks: int | None) -> None:
    assert looks_so_far(slot) == looks
