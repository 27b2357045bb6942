"""What a listing announces as edited is looked at: at once, not too often, and while it is true."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from newswire_ingest.fetching.edit_habits import SPANS, Lesson, announced
from newswire_ingest.fetching.edits import MOST_A_POLL, gap_s
from newswire_ingest.fetching.judging import is_explored
from newswire_ingest.polling.sightings import Sighting
from newswire_shared.accounting.ledger import Acceptance, Admission, CaptureRecord, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.reasons import End, Reason, Stage
from unit.ingest.newsroom import Newsroom

HOUR = 3600.0


class Desk:
    """An article of a feed that was looked at once, an hour ago, and is indexed."""

    def __init__(self, **own: str) -> None:
        self.room = Newsroom(own={"NEWSWIRE_INGEST_RECHECK_AFTER_S": "null", **own})
        self.url = next(url for url in map("https://example.org/{}".format, range(99)) if not is_explored(key(url)))
        self.first = self.room.ledger.accept(self.offered(self.url, -60))
        self.end(self.first, End.INDEXED)
        self.room.clock.sleep(HOUR)

    def offered(self, url: str, ago_s: float) -> Offer:
        fields = {"given:updated": self.at(ago_s), "given:title": "Storm"}
        return Offer(key=key(url), url=url, source="desk", host=host_key(url), fields=fields)

    def at(self, ago_s: float) -> str:
        return (self.room.clock.now() - timedelta(seconds=ago_s)).isoformat()

    def end(self, acceptance: Acceptance, end: End, reason: Reason | None = None) -> None:
        if end is not End.UNCHANGED:
            self.room.ledger.advance(acceptance.capture_id, Stage.ENRICH)
        self.room.ledger.advance(acceptance.capture_id, end, reason=reason)

    def sighting(self, updated: str | None) -> Sighting:
        offer = self.offered(self.url, 0)
        stated = {"given:updated": updated} if updated else {}
        return Sighting(self.first.article_id, replace(offer, fields={**offer.fields, **stated}), updated)

    def announce(self, updated: str | None) -> int:
        return self.room.ingest.edits.offer("desk", [self.sighting(updated)])

    def newest(self) -> CaptureRecord:
        return self.room.ledger.captures_of(self.first.article_id)[0]


def key(url: str) -> str:
    return canonicalize(url).key


def test_an_edit_is_looked_at_at_once_and_the_same_one_only_once() -> None:
    desk, updated = Desk(), ""
    updated = desk.at(300)
    assert desk.announce(updated) == 1
    look = desk.newest()
    assert look.slot.startswith("edit-") and (look.state, look.source) == (Stage.FETCH, "desk")
    assert look.given == {"updated": updated, "title": "Storm"}
    assert desk.announce(updated) == 0
    desk.room.ledger.advance(look.capture_id, End.UNCHANGED)
    desk.room.clock.sleep(HOUR)
    assert desk.announce(updated) == 0, "nor after it was looked at"
    assert len(desk.room.ledger.captures_of(desk.first.article_id)) == 2


@pytest.mark.parametrize(("via", "is_its_own"), [("https://elsewhere.example/feed", False), ("", False),
                                                 ("https://example.org/feed", True)])  # fmt: skip
def test_of_another_source_the_time_alone_counts_unless_it_is_of_the_same_site(via: str, is_its_own: bool) -> None:
    desk = Desk()
    fields = {"given:via": via, "given:title": "Nothing happened", "given:authors": "Tor Hauge"}
    told = desk.sighting(desk.at(300))
    offer = replace(told.offer, source="gazette", fields={**told.offer.fields, **fields})
    assert desk.room.ingest.edits.offer("gazette", [replace(told, offer=offer)]) == 1
    look = desk.newest()
    assert (look.source, look.given["title"], "authors" in look.given) == (
        ("gazette", "Nothing happened", True) if is_its_own else ("desk", "Storm", False)
    )
    assert look.given["updated"] == told.updated


@pytest.mark.parametrize("ago_s", [-7 * HOUR, 2 * HOUR, 72 * HOUR])
def test_what_is_no_time_of_an_edit_since_the_last_look_is_left_alone(ago_s: float) -> None:
    desk = Desk()
    assert desk.announce(desk.at(ago_s)) == 0
    assert desk.room.planned.size() == 0


@pytest.mark.parametrize("updated", [None, "", "yesterday", "9999-99-99", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_time_at_all_is_left_alone(updated: str | None) -> None:
    assert Desk().announce(updated) == 0


def test_a_minute_is_no_edit() -> None:
    desk = Desk()
    desk.room.memory.captures[desk.first.capture_id]["given:updated"] = desk.at(320)
    assert (desk.announce(desk.at(300)), desk.announce(desk.at(200))) == (0, 1)


def test_an_edit_soon_after_the_last_look_waits_for_the_least_gap() -> None:
    desk = Desk()
    desk.announce(desk.at(60))
    desk.end(Acceptance(Admission.ACCEPTED, "", desk.newest().capture_id), End.INDEXED)
    desk.room.clock.sleep(300)
    updated = desk.at(0)
    assert desk.announce(updated) == 0
    desk.room.clock.sleep(290)
    assert desk.room.rechecks.accept_due() == 0
    desk.room.clock.sleep(20)
    assert desk.room.rechecks.accept_due() == 1
    assert desk.newest().given["updated"] == updated


def records(*states: str) -> list[CaptureRecord]:
    """Records of looks at edits, the newest first."""
    return [
        CaptureRecord(str(at), {"slot": "edit-1", "state": state, "accepted_ms": "0"})
        for at, state in enumerate(states)
    ]


def test_looks_at_one_article_come_less_often_the_more_there_were_and_the_less_they_found() -> None:
    assert gap_s(records(), 0) == gap_s(records("indexed"), 0) == 600
    assert gap_s(records(*["indexed"] * 12), 0) == 7200
    assert gap_s(records("unchanged", "unchanged", "unchanged", "indexed"), 0) == 4800
    assert gap_s(records(*["indexed"] * 12), 86_400_000) == 600, "those of the day before count no more"


def test_a_source_whose_announcements_came_to_nothing_is_not_believed() -> None:
    desk = Desk()
    for _ in range(20):
        desk.room.habits.learn("desk", announced(is_changed=False))
    assert desk.announce(desk.at(60)) == 0


def test_a_listing_that_says_that_everything_was_edited_gets_a_few_looks() -> None:
    desk, sightings = Desk(), list[Sighting]()
    for number in range(100, 200):
        offer = desk.offered(f"https://example.org/{number}", 2 * HOUR)
        accepted = desk.room.ledger.accept(offer)
        desk.end(accepted, End.INDEXED)
        sightings.append(Sighting(accepted.article_id, offer, None))
    desk.room.clock.sleep(HOUR)
    touched = [Sighting(each.article_id, each.offer, desk.at(30)) for each in sightings]
    assert desk.room.ingest.edits.offer("desk", touched) == MOST_A_POLL


@pytest.mark.parametrize("state", [End.REJECTED, None])
def test_what_was_rejected_or_is_still_to_be_fetched_is_not_looked_at(state: End | None) -> None:
    desk = Desk()
    look = desk.room.ledger.accept(Offer(key=desk.first.article_id, url=desk.url, source="desk", slot="recheck-1"))
    if state:
        desk.end(look, state, Reason.GONE)
    desk.room.clock.sleep(HOUR)
    assert desk.announce(desk.at(60)) == 0


def test_where_nothing_is_looked_at_again_no_edit_is_either() -> None:
    desk = Desk(NEWSWIRE_INGEST_RECHECK_AFTER_S="[]")
    assert desk.announce(desk.at(60)) == 0


def test_a_look_at_an_edit_teaches_whether_the_source_is_to_be_believed() -> None:
    desk = Desk()
    desk.announce(desk.at(60))
    look = desk.newest()
    desk.room.rechecks.plan(look)
    desk.room.ledger.advance(look.capture_id, End.UNCHANGED)
    desk.room.clock.sleep(130)
    assert desk.room.rechecks.accept_due() == 0
    habit = desk.room.habits.of("desk")
    assert (habit.kept, habit.broken) == (0, 1)


def test_an_edit_that_the_look_before_saw_already_teaches_nothing() -> None:
    desk = Desk()
    look = desk.room.ledger.accept(Offer(key=desk.first.article_id, url=desk.url, source="desk", slot="recheck-1"))
    desk.end(look, End.INDEXED)
    desk.room.clock.sleep(400)
    assert desk.announce(desk.at(500)) == 0, "it waits: the look before is too fresh"
    desk.room.clock.sleep(300)
    assert desk.room.rechecks.accept_due() == 1, "a cache may have held the page from before"
    again = desk.newest()
    desk.room.rechecks.plan(again)
    desk.room.ledger.advance(again.capture_id, End.UNCHANGED)
    desk.room.clock.sleep(130)
    desk.room.rechecks.accept_due()
    assert desk.room.habits.of("desk").broken == 0


def test_a_look_that_waits_is_read_by_whoever_serves_it() -> None:
    desk = Desk()
    desk.room.rechecks.put_off("a", 0, desk.offered(desk.url, 0))
    (claim,) = desk.room.planned.claim(1, 30)
    assert claim.member == "edit-a" and set(json.loads(claim.payload)) == {"url", "source", "slot", "fields"}


def test_a_look_that_was_planned_is_dropped_where_an_announced_one_leaves_none_to_be_made() -> None:
    desk = Desk()
    desk.room.planned.put(desk.first.article_id, HOUR, json.dumps({"url": desk.url, "source": "desk", "n": 1}))
    desk.room.habits.learn("desk", [Lesson(span, 0, 500.0) for span in range(SPANS)])
    desk.announce(desk.at(60))
    look = desk.newest()
    desk.room.rechecks.plan(look)
    desk.end(Acceptance(Admission.ACCEPTED, look.article_id, look.capture_id), End.INDEXED)
    desk.room.clock.sleep(130)
    desk.room.rechecks.accept_due()
    assert (desk.room.habits.of("desk").kept, desk.room.planned.size()) == (1, 0)


def test_without_planned_looks_announced_edits_are_looked_at_all_the_same() -> None:
    desk = Desk(NEWSWIRE_INGEST_RECHECKS_MOST="0")
    assert desk.announce(desk.at(60)) == 1
