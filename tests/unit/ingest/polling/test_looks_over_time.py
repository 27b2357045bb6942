"""What many looks at one source come to: its pace, wrong answers that are found out, and sources that move or end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ingest.polling.conditions import UNBELIEVED
from newswire_ingest.testing import Reply, answer, redirect
from newswire_shared.contracts.events import RecordChanged
from unit.ingest.polling.test_poll_feed import AWAY, AWAY_ROBOTS, FEED, MOVED, SOURCE, Desk, feed, item

BY_HABIT = replace(SOURCE, interval_s=0)
DAY = 86400


def hours_later(desk: Desk, hours: float) -> None:
    desk.room.clock.sleep(hours * 3600)


class Stuck:
    """A server that answers 304 to whoever names a copy, whatever it lists."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.listed, self.etag = desk, [item("/news/1")], '"1"'

    def poll(self) -> int:
        reply: Reply = feed(*self.listed, etag=self.etag)
        desk = self.desk
        desk.wait()
        names_copy = desk.state.etag or desk.state.doubted if desk.sources.states else ""
        whole = desk.room.clock.now_ms() - (desk.state.whole_ms if desk.sources.states else 0) >= DAY * 1000
        believed = bool(desk.sources.states) and not desk.state.is_disbelieved
        desk.room.web.replies[FEED] = (
            answer(304) if names_copy and believed and (desk.state.doubted or not whole) else reply
        )
        return desk.poll("desk")


@pytest.mark.parametrize("new_etag", ['"1"', '"2"'])
def test_a_server_that_always_answers_304_is_found_out_within_a_day(new_etag: str) -> None:
    desk = Desk(answer(404))
    server = Stuck(desk)
    assert server.poll() == 1
    server.listed.append(item("/news/2"))
    server.etag = new_etag
    polls = [server.poll() for _ in range(100)]
    assert sum(polls) == 1 and polls.index(1) <= DAY / 900 + 1
    assert desk.state.is_disbelieved and desk.state.problem == UNBELIEVED
    server.listed.append(item("/news/3"))
    assert server.poll() == 1, "from then on it is asked without validators"
    assert desk.room.web.headers[-1] == {}
    assert (desk.state.problem, desk.state.failures) == (UNBELIEVED, 0)


def test_a_listing_that_changed_just_before_the_daily_look_is_no_wrong_304() -> None:
    desk = Desk(feed(item("/news/1"), etag='"1"'))
    desk.poll("desk")
    desk.room.web.replies[FEED] = answer(304)
    for _ in range(95):
        desk.poll("desk")
    desk.room.web.replies[FEED] = feed(item("/news/1"), item("/news/2"), etag='"2"')
    desk.poll("desk")
    assert (desk.room.web.headers[-1], desk.state) == ({}, replace(desk.state, doubted=('"1"', "")))
    desk.poll("desk")
    assert desk.room.web.headers[-1] == {"If-None-Match": '"1"'}, "the earlier name once more"
    assert (desk.state.doubted, desk.state.is_disbelieved, desk.state.problem) == ((), False, "")
    desk.poll("desk")
    assert desk.room.web.headers[-1] == {"If-None-Match": '"2"'}


@pytest.mark.parametrize(("headers", "sent"), [
    ({"etag": '"1"'}, {"If-None-Match": '"1"'}),
    ({"last_modified": "then"}, {"If-Modified-Since": "then"}),
])  # fmt: skip
def test_one_validator_alone_is_sent_and_a_304_may_change_it(headers: dict[str, str], sent: dict[str, str]) -> None:
    desk = Desk(feed(item("/news/1"), **headers))
    desk.poll("desk")
    desk.room.web.replies[FEED] = answer(304, b"", etag='"5"')
    desk.poll("desk")
    assert desk.room.web.headers[-1] == sent
    assert desk.state.etag == '"5"'


def test_equal_bytes_are_not_read_again_until_what_failed_may_be_offered_again() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.poll("desk")
    listed = desk.state.listed
    for _ in range(3):
        desk.poll("desk")
    assert (desk.state.listed, desk.state.looks) == (listed, 4)
    desk.poll("desk")
    assert desk.state.listed == listed + 1, "an hour has passed"


def test_a_broken_listing_is_still_broken_when_it_is_the_same() -> None:
    desk = Desk(feed("<item><title>A headline</title></item>", item("/news/1"), etag='"1"'))
    desk.poll("desk")
    problem = desk.state.problem
    assert problem
    for reply in (desk.room.web.replies[FEED], answer(304)):
        desk.room.web.replies[FEED] = reply
        desk.poll("desk")
        assert (desk.state.problem, desk.state.problems) == (problem, (problem,))


def test_the_state_counts_looks_and_what_they_brought() -> None:
    desk = Desk(feed(item("/news/1"), item("/news/2")))
    desk.poll("desk")
    first_ms = desk.room.clock.now_ms()
    desk.room.web.replies[FEED] = feed(item("/news/2"), item("/news/3"))
    desk.poll("desk")
    state, now_ms = desk.state, desk.room.clock.now_ms()
    assert (state.looks, state.fresh, state.listed, state.items) == (2, 3, 4, 2)
    assert (state.ok_ms, state.new_ms, state.next_ms, state.interval_s) == (now_ms, now_ms, now_ms + 900_000, 900)
    desk.room.web.replies[FEED] = answer(500)
    desk.poll("desk")
    desk.poll("desk")
    assert (desk.state.failures, desk.state.failing_ms, desk.state.ok_ms) == (2, now_ms + 900_000, now_ms)
    assert desk.state.problems == (f"{FEED} answers 500",)
    assert desk.state.next_ms == desk.room.clock.now_ms() + 1_800_000 and first_ms < now_ms


def test_a_source_is_not_polled_before_its_time_but_for_a_person_who_changes_it() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.poll("desk")
    hours_later(desk, 0.1)
    desk.use.line_up("desk")
    assert (desk.room.frontier.in_line, desk.waits_s) == ([], 540), "a message that came twice"
    desk.sources.save(replace(SOURCE, revision=2))
    desk.use.line_up("desk")
    assert desk.room.frontier.in_line == [("example.org:443", "desk")]


def test_a_source_without_an_interval_is_looked_at_by_its_habits_and_its_listings_wishes() -> None:
    desk = Desk(feed(item("/news/1")), BY_HABIT)
    desk.poll("desk")
    by_habit = desk.waits_s
    assert 60 <= by_habit <= DAY and len(desk.state.habit) <= 60
    desk.room.web.replies[FEED] = feed(item("/news/2"), cache_control="max-age=50000")
    desk.poll("desk")
    assert desk.waits_s == 50_000
    desk.room.web.replies[FEED] = feed(item("/news/3"), cache_control="max-age=31536000")
    desk.poll("desk")
    assert desk.waits_s == DAY


def test_a_persons_interval_stays_as_it_is() -> None:
    desk = Desk(feed(item("/news/1"), cache_control="max-age=50000"))
    for number in range(5):
        desk.poll("desk")
        assert desk.waits_s == 900
        desk.room.web.replies[FEED] = feed(item(f"/news/{number}"), cache_control="max-age=50000")


def test_sources_of_one_habit_are_not_all_due_in_one_second() -> None:
    waits = set()
    for number in range(20):
        desk = Desk(feed(item("/news/1")), replace(BY_HABIT, name=f"s{number}"))
        desk.sources.remove("desk")
        desk.poll(f"s{number}")
        waits.add(round(desk.sources.wait_s(f"s{number}")))
    assert len(waits) > 10 and max(waits) < 1.11 * min(waits)


def test_410_retires_a_source_after_three_looks_over_a_day_and_resuming_asks_again() -> None:
    desk = Desk(answer(410))
    for _ in range(3):
        desk.poll("desk")
    assert (desk.state.retired, desk.state.problem) == ("", "the feed answers 410"), "three looks, but no day yet"
    while not desk.state.retired:
        desk.poll("desk")
        assert desk.state.polled_ms <= desk.state.gone_ms + 2 * DAY * 1000
    assert desk.state.polled_ms - desk.state.gone_ms >= DAY * 1000
    assert desk.state.problem == desk.state.retired and "sources resume desk" in desk.state.problem
    asked = len(desk.room.web.asked)
    hours_later(desk, 48)
    assert desk.sources.claim_due(9) == []
    desk.use.line_up("desk")
    assert (desk.room.frontier.in_line, len(desk.room.web.asked)) == ([], asked)
    desk.room.web.replies[FEED] = feed(item("/news/1"))
    desk.room.ingest.source_editor.resume("desk")
    assert (desk.poll("desk"), desk.state.retired, desk.state.problem) == (1, "", "")


def test_a_410_among_other_answers_retires_nothing() -> None:
    desk = Desk(answer(410))
    for number in range(20):
        desk.room.web.replies[FEED] = answer(410 if number % 2 else 404)
        desk.poll("desk")
    assert desk.state.retired == ""


def test_a_410_of_where_a_passing_redirect_leads_retires_nothing() -> None:
    desk = Desk(redirect("/new/feed.xml", 302))
    desk.room.web.replies[MOVED] = answer(410)
    for _ in range(20):
        desk.look()
    assert (desk.state.retired, desk.state.problem) == ("", "the feed answers 410")


@pytest.mark.parametrize("status", [301, 308])
def test_a_lasting_redirect_is_adopted_after_three_looks_with_its_record(status: int) -> None:
    desk = Desk(redirect("/new/feed.xml", status))
    desk.room.web.replies[MOVED] = feed(item("1"), etag='"1"')
    for address in (FEED, FEED, MOVED):
        desk.look()
        kept = desk.sources.sources["desk"]
        assert kept.address == address
    assert kept.revision == SOURCE.revision + 1
    (record,) = [each for each in desk.room.publisher.messages if isinstance(each, RecordChanged)]
    assert (record.kind, record.name, record.revision) == ("source", "desk", kept.revision)
    desk.room.web.replies[MOVED] = answer(304)
    assert desk.look() == [MOVED], "with the validators that it had"
    assert desk.room.web.headers[-1] == {"If-None-Match": '"1"'}
    assert (desk.state.moved_to, desk.state.problem) == ("", "")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_passing_redirect_is_never_adopted(status: int) -> None:
    desk = Desk(redirect("/new/feed.xml", status))
    desk.room.web.replies[MOVED] = feed(item("1"))
    for _ in range(10):
        desk.look()
    assert desk.sources.get("desk") == SOURCE


def test_looks_that_fail_or_end_elsewhere_in_between_begin_the_count_anew() -> None:
    desk = Desk(redirect("/new/feed.xml"))
    desk.room.web.replies[MOVED] = feed(item("1"))
    for reply in (answer(500), redirect("/third.xml"), feed(item("/2"))) * 3:
        desk.room.web.replies |= {FEED: reply, "https://example.org/third.xml": feed(item("1"))}
        desk.look()
        desk.room.web.replies[FEED] = redirect("/new/feed.xml")
        desk.look()
    assert desk.sources.get("desk") == SOURCE


def test_of_a_lasting_redirect_to_a_passing_one_only_the_first_is_adopted() -> None:
    desk = Desk(redirect("/new/feed.xml"))
    desk.room.web.replies |= {MOVED: redirect(AWAY, 302), AWAY: feed(item("/1")), AWAY_ROBOTS: answer(404)}
    for _ in range(3):
        desk.look()
    kept = desk.sources.get("desk")
    assert kept is not None and kept.address == MOVED


def test_a_redirect_to_a_page_that_is_no_feed_is_not_adopted() -> None:
    desk = Desk(redirect("/new/feed.xml"))
    desk.room.web.replies[MOVED] = answer(200, b"<html><p>buy this domain")
    for _ in range(5):
        desk.look()
    assert desk.sources.get("desk") == SOURCE


def test_a_source_that_moved_to_another_sources_address_stays_and_says_so() -> None:
    desk = Desk(redirect("/new/feed.xml"))
    desk.room.web.replies[MOVED] = feed(item("1"))
    desk.sources.save(replace(SOURCE, name="other", address=MOVED, paused=True))
    for _ in range(4):
        desk.look()
    assert desk.sources.get("desk") == SOURCE and "is the source other" in desk.state.problem
