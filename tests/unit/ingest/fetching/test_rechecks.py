"""An article is looked at again a few times, each look a capture of its own."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import pytest
from newswire_ingest.fetching.edit_habits import SPANS, Lesson, parts
from newswire_ingest.fetching.judging import is_explored
from newswire_ingest.fetching.rechecks import RecheckRule, Rechecks, looks_so_far
from newswire_ingest.testing import FakeEditHabits
from newswire_shared.accounting.ledger import CaptureRecord, Offer
from newswire_shared.contracts.reasons import End, Lane, Stage
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


class HabitDesk:
    """Re-checks by habit, over fakes; an article of the desk is looked at as a fetch would."""

    def __init__(self, most: int = 4) -> None:
        self.memory = Memory()
        self.ledger, self.queue = FakeLedger(self.memory), FakeDueQueue(self.memory, "rechecks")
        self.habits, self.clock = FakeEditHabits(), self.memory.clock
        self.rechecks = Rechecks(self.queue, self.ledger, self.habits, self.clock, RecheckRule(None, most))
        self.accepted = self.ledger.accept(Offer(key=PLAIN, url=URL, source="desk"))

    def newest(self) -> CaptureRecord:
        return self.ledger.captures_of(PLAIN)[0]

    def looked(self, end: Stage | End) -> None:
        """The newest look had its page, and stands at `end`."""
        record = self.newest()
        self.rechecks.plan(record)
        if end is not End.UNCHANGED:
            self.ledger.advance(record.capture_id, Stage.ENRICH)
        if end is not Stage.ENRICH:
            self.ledger.advance(record.capture_id, end)

    def until_accepted(self, most_s: float = 3 * 86400) -> float | None:
        """Tick until a look is accepted; its age, None where none is within so long."""
        begun = self.clock.now_ms()
        while self.clock.now_ms() - begun < most_s * 1000:
            if self.rechecks.accept_due():
                return (self.clock.now_ms() - self.newest().first_seen_ms) / 1000
            self.clock.sleep(60)
        return None


PLAIN = next(f"a{number}" for number in range(99) if not is_explored(f"a{number}"))
EXPLORED_KEY = next(f"a{number}" for number in range(99) if is_explored(f"a{number}"))
NEVER = [Lesson(span, 0, 500.0) for span in range(SPANS)]


def test_an_article_of_an_unknown_source_is_looked_at_within_hours() -> None:
    desk = HabitDesk()
    desk.looked(End.INDEXED)
    age = desk.until_accepted()
    assert age is not None and 10 * 60 <= age <= 6 * 3600
    assert desk.newest().slot == "recheck-1"


def test_looks_that_find_nothing_come_later_and_end() -> None:
    desk = HabitDesk(most=99)
    desk.looked(End.INDEXED)
    ages = [0.0]
    while age := desk.until_accepted():
        ages.append(age)
        desk.looked(End.UNCHANGED)
    waits = [b - a for a, b in itertools.pairwise(ages)]
    assert waits == sorted(waits) and 1 <= len(waits) <= 3
    assert desk.queue.size() == 0


def test_an_article_that_is_edited_again_and_again_is_looked_at_as_often_as_may_be() -> None:
    desk = HabitDesk(most=3)
    desk.looked(End.INDEXED)
    looks = 0
    while desk.until_accepted():
        looks += 1
        desk.looked(End.INDEXED)
    assert looks == 3
    assert desk.habits.of("desk").again_found > 1


def test_articles_of_a_source_that_never_edits_are_not_looked_at_again() -> None:
    desk = HabitDesk()
    desk.habits.learn("desk", NEVER)
    desk.looked(End.INDEXED)
    assert desk.until_accepted() is None


def test_a_few_of_them_are_all_the_same_for_sources_change() -> None:
    desk = HabitDesk()
    desk.habits.learn("desk", NEVER)
    accepted = desk.ledger.accept(Offer(key=EXPLORED_KEY, url=URL, source="desk"))
    record = desk.ledger.record(accepted.capture_id)
    assert record is not None
    desk.rechecks.plan(record)
    desk.ledger.advance(record.capture_id, Stage.ENRICH)
    desk.ledger.advance(record.capture_id, End.INDEXED)
    assert desk.until_accepted() is not None
    assert desk.ledger.captures_of(EXPLORED_KEY)[0].slot == "recheck-1"


@pytest.mark.parametrize("after_s", [AFTER_S, None])
def test_what_was_rejected_is_not_looked_at_again(after_s: tuple[float, ...] | None) -> None:
    desk = HabitDesk()
    desk.rechecks = replace(desk.rechecks, rule=RecheckRule(after_s))
    desk.looked(End.REJECTED)
    assert desk.until_accepted() is None
    assert desk.queue.size() == 0


def test_a_look_is_judged_once_it_has_come_to_its_end() -> None:
    desk = HabitDesk()
    desk.looked(Stage.ENRICH)
    assert desk.until_accepted(3600) is None and desk.queue.size() == 1
    desk.ledger.advance(desk.newest().capture_id, End.INDEXED)
    assert desk.until_accepted() is not None


def test_a_look_that_found_an_edit_teaches_when_its_source_edits() -> None:
    desk = HabitDesk()
    desk.looked(End.INDEXED)
    age = desk.until_accepted()
    desk.looked(End.INDEXED)
    desk.until_accepted(300)
    habit = desk.habits.of("desk")
    covered = [span for span, count in enumerate(habit.looked) if count]
    assert age is not None and covered == [span for span, _, _ in parts(0, age)]
    assert sum(habit.found) == pytest.approx(1)


def test_a_judgement_that_is_repeated_after_a_kill_plans_one_look() -> None:
    desk = HabitDesk()
    desk.looked(End.INDEXED)
    desk.clock.sleep(130)
    claims = desk.queue.claim(1, 30)
    desk.clock.sleep(40)  # its tick was killed
    assert len(claims) == 1 and desk.rechecks.accept_due() == 0
    desk.rechecks.plan(desk.newest())  # and the fetch was repeated
    assert desk.until_accepted() is not None
    assert [record.slot for record in desk.ledger.captures_of(PLAIN)] == ["recheck-1", "first"]


def test_what_the_release_before_planned_is_looked_at() -> None:
    desk = HabitDesk()
    desk.queue.put(PLAIN, 0, json.dumps({"url": URL, "source": "desk", "n": 2}))
    assert desk.rechecks.accept_due() == 1
    assert desk.newest().slot == "recheck-2"
