"""Whatever a web server answers, the address has a fate, and no more is asked of the server than need be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ingest.fetching.fetch_address import HOPELESS_S
from newswire_ingest.fetching.fetch_articles import LOOP_S
from newswire_ingest.frontier.ports import Idle
from newswire_ingest.settings import IngestSettings
from newswire_ingest.testing import FETCHED, FakeWeb, Reply, answer, redirect
from newswire_ingest.web.answers import PAGE_TYPES
from newswire_ingest.web.ports import PATIENT_S, SHORT_S, Answer, SiteFails
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import ArticleFetched
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.contracts.settings import load
from structlog.testing import capture_logs
from unit.ingest.newsroom import WAITS_S, Newsroom

URL = "https://example.org/news/1"
ROBOTS = "https://example.org/robots.txt"
OPEN = {"https://example.org": "", "http://example.org": "", "https://other.example": ""}


def newsroom(replies: dict[str, Reply] | None = None) -> Newsroom:
    """A newsroom that knows every robots.txt already."""
    room = Newsroom(FakeWeb(replies))
    room.cache.texts |= OPEN
    return room


def test_a_page_is_archived_then_published_then_counted() -> None:
    room = newsroom({URL: answer(body="Łódź".encode(), etag='"1"')})
    acceptance = room.offer(URL, **{"given:title": "Tytuł", "given:language": "pl"})
    assert room.fetch() == 1
    record = room.record(acceptance)
    (message,) = room.publisher.messages
    assert isinstance(message, ArticleFetched) and room.publisher.queues() == ["enrich.live"]
    assert record.state == Stage.ENRICH and message.captures[0].ref == record.ref("enrich")
    raw = room.archive.read_raw(message.captures[0].ref)
    assert (raw.url, raw.final_url, raw.body, raw.status) == (URL, URL, "Łódź".encode(), 200)
    assert (raw.given, raw.fetched_at) == ({"title": "Tytuł", "language": "pl", "source": "desk"}, FETCHED)
    assert record.kept["fetched_ms"] == str(int(FETCHED.timestamp() * 1000))


REJECTED = [
    (400, Reason.HTTP_ERROR), (401, Reason.FORBIDDEN), (402, Reason.FORBIDDEN), (403, Reason.FORBIDDEN),
    (404, Reason.GONE), (405, Reason.HTTP_ERROR), (410, Reason.GONE), (418, Reason.HTTP_ERROR),
    (451, Reason.FORBIDDEN), (300, Reason.HTTP_ERROR), (305, Reason.HTTP_ERROR), (100, Reason.HTTP_ERROR),
]  # fmt: skip


@pytest.mark.parametrize(("status", "reason"), REJECTED)
def test_a_status_that_will_not_change_is_rejected_with_its_reason(status: int, reason: Reason) -> None:
    room = newsroom({URL: answer(status)})
    acceptance = room.offer(URL)
    room.fetch()
    record = room.record(acceptance)
    assert (record.state, record.reason) == (End.REJECTED, reason)
    assert record.detail == f"{URL} answers {status}"
    assert (room.publisher.messages, room.letters.ids()) == ([], [])


def test_each_address_that_has_its_fate_is_a_line_of_the_log() -> None:
    gone = "https://other.example/gone"
    room = newsroom({URL: answer(body=b"page"), gone: answer(404)})
    page, lost = room.offer(URL), room.offer(gone)
    with capture_logs() as lines:
        room.fetch()
    ended = {str(line["capture"]): line for line in lines if line["event"] == "stage.ended"}
    assert len(lines) == 2 and ended.keys() == {page.capture_id, lost.capture_id}
    assert {name: ended[lost.capture_id][name] for name in ("stage", "end", "reason", "article", "source")} == {
        "stage": "fetch", "end": "rejected", "reason": "gone", "article": lost.article_id, "source": "desk",
    }  # fmt: skip
    assert "end" not in ended[page.capture_id] and ended[page.capture_id]["ms"] >= 0
    assert room.record(lost).kept["status"] == "404" and room.record(lost).kept["bytes"]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_a_status_that_may_pass_is_tried_again_later(status: int) -> None:
    room = newsroom({URL: answer(status)})
    acceptance = room.offer(URL)
    room.visit()
    assert room.record(acceptance).state == Stage.FETCH
    assert 45 <= room.frontier.wait_s(acceptance.capture_id) <= 75
    assert room.record(acceptance).waits == f"1 try: {URL} answers {status}"


@pytest.mark.parametrize(("asked", "asked_s"), [
    ("700", 700), (" 120 ", 120), ("9" * 400, 86400), ("Wed, 04 Mar 2026 05:16:07 GMT", 600),
    ("Wed, 04 Mar 2026 05:16:07 +0000", 600), ("Wed, 04 Mar 2026 06:16:07 +0100", 600),
    ("Fri, 04 Mar 2033 05:16:07 GMT", 86400), ("Mon, 02 Mar 2026 05:06:07 GMT", 0),
    ("soon", 0), ("²", 0), ("-5", 0), ("1.5", 0), ("", 0), ("Wed, 99 Foo 2026", 0),
])  # fmt: skip
def test_the_wait_that_a_server_asks_for_is_kept_for_its_whole_host(asked: str, asked_s: float) -> None:
    room = newsroom({URL: answer(503, retry_after=asked)})
    acceptance = room.offer(URL)
    room.visit()
    assert room.frontier.rests == [("example.org:443", True, asked_s)]
    waits_s = room.frontier.wait_s(acceptance.capture_id)
    assert waits_s == asked_s if asked_s > 75 else 45 <= waits_s <= 75


def test_a_date_to_wait_for_is_read_by_the_clock_of_the_server_that_wrote_it() -> None:
    room = newsroom({URL: answer(
        429, retry_after="Thu, 01 Jan 2026 01:00:00 GMT", date="Thu, 01 Jan 2026 00:50:00 GMT"
    )})  # fmt: skip
    room.offer(URL)
    room.visit()
    assert room.frontier.rests == [("example.org:443", True, 600)]


@pytest.mark.parametrize("times", [1, 20])
def test_a_server_that_always_asks_for_a_second_does_not_use_up_the_tries(times: int) -> None:
    room = newsroom({URL: answer(503, retry_after="1")})
    acceptance = room.offer(URL)
    for _ in range(times):
        room.memory.clock.sleep(2)
        claims = room.frontier.claim()
        if not isinstance(claims, Idle):
            room.serve(*claims)
    assert room.record(acceptance).state == Stage.FETCH and len(room.web.asked) == 1


@pytest.mark.parametrize(("reply", "busy"), [
    (answer(429), True), (answer(503), True), (answer(502), True), (answer(504), True), (answer(500), False),
    (SiteFails("no answer in time"), False), (SiteFails("no answer", host="example.org:443"), False),
])  # fmt: skip
def test_a_failure_is_told_to_its_host_and_any_answer_forgives(reply: Reply, busy: bool) -> None:
    room = newsroom({URL: reply})
    room.offer(URL)
    room.visit()
    assert room.frontier.rests == [("example.org:443", busy, 0)]
    room.web.replies[URL] = answer(404)
    room.memory.clock.sleep(100)
    room.visit()
    assert room.frontier.failures == {}


def test_the_failure_of_a_redirects_target_is_that_of_its_own_host() -> None:
    room = newsroom({URL: redirect("https://other.example/a"), "https://other.example/a": answer(503)})
    room.offer(URL)
    room.visit()
    room.visit()
    assert room.frontier.rests == [("other.example:443", True, 0)]


def test_what_robots_txt_keeps_says_nothing_of_its_host() -> None:
    room = newsroom()
    room.cache.texts["https://example.org"] = "User-agent: *\nDisallow: /"
    room.frontier.failures["example.org:443"] = 2
    room.offer(URL)
    room.visit()
    assert room.frontier.failures == {"example.org:443": 2}


def test_an_address_whose_tries_are_spent_is_rejected_and_says_why() -> None:
    room = newsroom({URL: SiteFails("no answer in time")})
    acceptance = room.offer(URL)
    for _ in range(4):
        assert room.record(acceptance).state == Stage.FETCH
        room.frontier.failures.clear()
        room.memory.clock.sleep(2 * WAITS_S[-1])
        room.visit()
    record = room.record(acceptance)
    assert (record.state, record.reason) == (End.REJECTED, Reason.HTTP_ERROR)
    assert record.detail == "4 tries, the last: no answer in time"
    assert len(room.web.asked) == 4 and room.letters.ids() == []


def test_each_wait_between_tries_is_that_of_the_settings_give_or_take_a_quarter() -> None:
    room = newsroom({URL: SiteFails("no answer in time")})
    acceptance, waits = room.offer(URL), []
    for _ in WAITS_S:
        room.visit()
        waits.append(room.frontier.wait_s(acceptance.capture_id))
        room.memory.clock.sleep(waits[-1])
    assert all(0.75 * step <= wait <= 1.25 * step for step, wait in zip(WAITS_S, waits, strict=True)), waits


def test_by_default_the_tries_of_an_address_are_spread_over_a_day() -> None:
    waits_s = load(IngestSettings, {}).fetch_again_after_s
    assert waits_s[0] <= 60 and 20 * 3600 <= sum(waits_s) <= 30 * 3600


@pytest.mark.parametrize(("failures", "failed_s", "failing_s", "waited_s", "ends"), [
    (3, 60, HOPELESS_S + 1, 2 * sum(WAITS_S) + 1, True),
    (2, 60, HOPELESS_S + 1, 2 * sum(WAITS_S) + 1, False),
    (3, 60, HOPELESS_S + 1, 2 * sum(WAITS_S) - 1, False),
    (3, 7200, HOPELESS_S + 1, 9 * sum(WAITS_S), False),
    (3, 60, 120, 9 * sum(WAITS_S), False),
])  # fmt: skip
def test_what_waited_long_behind_others_of_a_dead_host_ends_without_being_asked_for(
    failures: int, failed_s: float, failing_s: float, waited_s: float, ends: bool
) -> None:
    room = newsroom({URL: SiteFails("no answer in time")})
    acceptance = room.offer(URL)
    room.frontier.failures["example.org:443"] = failures
    room.serve(replace(room.claim(), host_failed_s=failed_s, host_failing_s=failing_s, waited_s=waited_s))
    record = room.record(acceptance)
    assert (record.state, len(room.web.asked)) == ((End.REJECTED, 0) if ends else (Stage.FETCH, 1))
    assert not ends or record.detail == ("example.org:443 failed 3 times in a row, and this waited for it for 1 hours")


@pytest.mark.parametrize("fault", ["archive", "publisher"])
def test_a_fault_of_our_own_spends_no_try_of_the_address_and_ends_the_loop(fault: str) -> None:
    room = newsroom({URL: answer()})
    acceptance = room.offer(URL)
    broken = room.archive if fault == "archive" else room.publisher
    broken.fault = TransientError("the disk is full")
    for _ in range(12):
        room.memory.clock.sleep(100)
        with pytest.raises(TransientError, match="the disk is full"):
            room.fetch()
    assert room.record(acceptance).state == Stage.FETCH
    broken.fault = None
    room.memory.clock.sleep(100)
    room.fetch()
    assert room.record(acceptance).state == Stage.ENRICH


@pytest.mark.parametrize("kind", [*PAGE_TYPES, "TEXT/HTML; charset=utf-8"])
def test_what_may_be_a_page_is_taken(kind: str) -> None:
    room = newsroom({URL: answer(content_type=kind)})
    acceptance = room.offer(URL)
    room.fetch()
    assert room.record(acceptance).state == Stage.ENRICH


def test_a_page_that_does_not_say_what_it_is_is_taken() -> None:
    room = newsroom({URL: Answer(URL, 200, {}, b"<p>x", FETCHED)})
    acceptance = room.offer(URL)
    room.fetch()
    assert room.record(acceptance).state == Stage.ENRICH


@pytest.mark.parametrize(("reply", "reason"), [
    (answer(content_type="application/pdf"), Reason.UNSUPPORTED_TYPE),
    (answer(content_type="image/jpeg"), Reason.UNSUPPORTED_TYPE),
    (answer(body=b" \n\t"), Reason.NOT_AN_ARTICLE),
    (answer(204, b""), Reason.NOT_AN_ARTICLE),
    (rejected(Reason.TOO_LARGE, "larger than 9 bytes"), Reason.TOO_LARGE),
    (rejected(Reason.BLOCKED_ADDRESS, "10.0.0.1"), Reason.BLOCKED_ADDRESS),
])  # fmt: skip
def test_what_is_no_page_is_rejected(reply: Reply, reason: Reason) -> None:
    room = newsroom({URL: reply})
    acceptance = room.offer(URL)
    room.fetch()
    assert (room.record(acceptance).state, room.record(acceptance).reason) == (End.REJECTED, reason)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/news/2", "https://example.org/news/2", "//example.org/news/2", "2"])
def test_a_redirect_is_followed_and_the_archive_knows_both_addresses(status: int, location: str) -> None:
    room = newsroom({URL: redirect(location, status), "https://example.org/news/2": answer()})
    acceptance = room.offer(URL)
    room.fetch()
    raw = room.archive.read_raw(room.record(acceptance).ref("enrich"))
    assert (raw.url, raw.final_url) == (URL, "https://example.org/news/2")


def test_the_robots_txt_of_another_host_is_asked_before_its_page() -> None:
    there = "https://new.example/a"
    robots = answer(body=b"User-agent: *\nDisallow: /a", content_type="text/plain")
    room = newsroom({URL: redirect(there), "https://new.example/robots.txt": robots})
    acceptance = room.offer(URL)
    room.fetch()
    assert room.web.asked == [URL, "https://new.example/robots.txt"]
    record = room.record(acceptance)
    assert (record.reason, record.detail) == (
        Reason.ROBOTS, f"robots.txt of new.example disallows {there}",
    )  # fmt: skip


def test_an_address_that_goes_to_the_line_of_its_own_host_leaves_the_other_its_turn() -> None:
    room = newsroom({URL: answer()})
    room.offer(URL)
    served = room.ingest.fetch_address(replace(room.claim(), host="robots.example:443"))
    assert (served.end.line, served.end.wait_s, served.end.asked) == ("example.org:443", 0, False)
    assert room.web.asked == []


def test_a_redirect_into_what_robots_txt_keeps_is_not_followed() -> None:
    room = newsroom({URL: redirect("/members/1")})
    room.cache.texts["https://example.org"] = "User-agent: *\nDisallow: /members"
    acceptance = room.offer(URL)
    room.fetch()
    assert room.web.asked == [URL]
    assert room.record(acceptance).reason == Reason.ROBOTS


@pytest.mark.parametrize("hops", [5, 6])
def test_five_redirects_are_followed_and_no_more(hops: int) -> None:
    chain: dict[str, Reply] = {f"https://example.org/{n}": redirect(f"/{n + 1}") for n in range(hops)}
    room = newsroom(chain | {f"https://example.org/{hops}": answer()})
    acceptance = room.offer("https://example.org/0")
    room.fetch()
    assert room.record(acceptance).state == (Stage.ENRICH if hops == 5 else End.REJECTED)
    assert len(room.web.asked) == 6


def test_a_loop_of_redirects_is_rejected() -> None:
    room = newsroom({URL: redirect(URL)})
    acceptance = room.offer(URL)
    room.fetch()
    assert room.record(acceptance).detail == f"{URL} redirects more than 5 times"


@pytest.mark.parametrize("location", ["ftp://example.org/x", "file:///etc/passwd", "javascript:alert(1)", "data:,x"])
def test_a_redirect_out_of_the_web_is_rejected(location: str) -> None:
    room = newsroom({URL: redirect(location)})
    acceptance = room.offer(URL)
    room.fetch()
    assert len(room.web.asked) == 1
    assert room.record(acceptance).reason == Reason.HTTP_ERROR


@pytest.mark.parametrize("location", ["", "http://[bad", "//[::1"])
def test_a_redirect_to_no_address_is_rejected_like_any_odd_status(location: str) -> None:
    room = newsroom({URL: redirect(location)})
    acceptance = room.offer(URL)
    room.fetch()
    record = room.record(acceptance)
    assert (record.state, record.detail) == (End.REJECTED, f"{URL} answers 301")


def test_a_first_look_asks_for_everything() -> None:
    room = newsroom({URL: answer()})
    acceptance = room.offer(URL)
    room.registry.note_all({acceptance.article_id: {"etag": '"1"'}})
    room.fetch()
    assert room.web.headers == [{}], "nothing was indexed yet: a 304 would leave nothing to show"


def test_a_later_look_asks_only_for_what_is_new_and_only_at_the_first_address() -> None:
    room = newsroom({URL: redirect("/news/2"), "https://example.org/news/2": answer(etag='"2"')})
    acceptance = room.offer(URL, "recheck-1")
    room.registry.note_all({acceptance.article_id: {"etag": '"1"', "last-modified": "yesterday", "digest": "d"}})
    room.fetch()
    assert room.web.headers == [{"If-None-Match": '"1"', "If-Modified-Since": "yesterday"}, {}]
    known = room.registry.find(acceptance.article_id)
    assert known is not None and known.validators["etag"] == '"2"'


def test_a_304_is_unchanged_and_looked_at_again_later() -> None:
    room = newsroom({URL: answer(304, b"")})
    acceptance = room.offer(URL, "recheck-1")
    room.registry.note_all({acceptance.article_id: {"etag": '"1"', "digest": "d"}})
    room.fetch()
    assert room.record(acceptance).state == End.UNCHANGED
    assert (room.planned.size(), room.publisher.messages) == (1, [])


@pytest.mark.parametrize("known", [{}, {"etag": '"1"'}, {"digest": "d"}])
def test_a_304_to_somebody_who_named_no_copy_is_a_fault_of_the_server_and_tried_again(known: dict[str, str]) -> None:
    room = newsroom({URL: answer(304, b"")})
    acceptance = room.offer(URL)
    room.registry.note_all({acceptance.article_id: known})
    room.visit()
    assert room.record(acceptance).state == Stage.FETCH and room.frontier.wait_s(acceptance.capture_id) > 0


def test_a_304_of_a_redirects_target_is_a_fault_of_the_server_for_its_copy_was_not_named() -> None:
    room = newsroom({URL: redirect("/news/2"), "https://example.org/news/2": answer(304, b"")})
    acceptance = room.offer(URL)
    room.registry.note_all({acceptance.article_id: {"etag": '"1"', "digest": "d"}})
    room.visit()
    assert room.record(acceptance).state == Stage.FETCH


def test_a_part_that_nobody_asked_for_is_not_taken_for_the_page() -> None:
    room = newsroom({URL: answer(206)})
    acceptance = room.offer(URL)
    room.visit()
    assert (room.record(acceptance).state, room.publisher.messages) == (Stage.FETCH, [])


def test_a_rejected_page_is_not_looked_at_again() -> None:
    room = newsroom({URL: answer(404)})
    room.offer(URL)
    room.fetch()
    assert room.planned.size() == 0


def test_an_unknown_robots_txt_is_a_request_of_its_own_with_a_pause_after_it() -> None:
    room = Newsroom(FakeWeb({URL: answer(), ROBOTS: answer(body=b"User-agent: *\nDisallow: /x")}))
    acceptance = room.offer(URL)
    room.visit()
    assert room.web.asked == [ROBOTS]
    assert room.record(acceptance).state == Stage.FETCH
    room.visit()
    assert room.web.asked == [ROBOTS, URL]
    assert room.record(acceptance).state == Stage.ENRICH


def test_a_page_that_robots_txt_keeps_is_not_asked_for() -> None:
    room = newsroom({URL: answer()})
    room.cache.texts["https://example.org"] = "User-agent: newswire\nDisallow: /news"
    acceptance = room.offer(URL)
    room.fetch()
    assert (room.web.asked, room.record(acceptance).reason) == ([], Reason.ROBOTS)


def test_a_server_whose_robots_txt_fails_is_tried_again_later() -> None:
    room = Newsroom(FakeWeb({URL: answer(), ROBOTS: answer(503)}))
    acceptance = room.offer(URL)
    for _ in range(len(WAITS_S) + 1):
        room.memory.clock.sleep(2 * WAITS_S[-1])
        room.visit()
    assert URL not in room.web.asked, "nothing is allowed while it is not known"
    assert room.record(acceptance).reason == Reason.HTTP_ERROR


class BrokenWeb(FakeWeb):
    """A fetcher with a defect."""

    def fetch(self, url: str, headers: object = None, first_byte_s: object = None, enough: object = None) -> Answer:
        raise ZeroDivisionError("a defect")


def test_a_defect_is_a_dead_letter_that_can_be_replayed() -> None:
    room = Newsroom(BrokenWeb())
    room.cache.texts |= OPEN
    acceptance = room.offer(URL)
    room.fetch()
    letter = room.letter()
    assert (letter.kind, letter.stage, letter.capture_id) == ("ZeroDivisionError", "fetch", acceptance.capture_id)
    assert "in fetch" in letter.traceback and letter.reason == ""
    assert room.record(acceptance).state == End.DEAD and room.frontier.size() == 0
    assert room.letters.revive(letter)
    assert room.frontier.size() == 1


def test_an_address_claimed_too_often_without_an_end_is_dead_and_not_asked_for() -> None:
    room = newsroom({URL: answer()})
    acceptance = room.offer(URL)
    for _ in range(room.rule.claims):
        room.claim()
        room.memory.clock.sleep(room.ingest.settings.lease_s)
    room.visit()
    assert (room.letter().kind, room.letter().reason) == ("KilledItsWorker", Reason.KILLS_WORKER)
    assert (room.web.asked, room.record(acceptance).state) == ([], End.DEAD)


@pytest.mark.parametrize("state", [Stage.ENRICH, Stage.INDEX, End.DEAD, End.INDEXED])
def test_an_address_that_went_on_already_is_not_asked_for_again(state: Stage | End) -> None:
    """A loop that was killed between its event and its end left the address behind."""
    room = newsroom({URL: answer(404)})
    acceptance = room.offer(URL)
    room.ledger.advance(acceptance.capture_id, state)
    room.memory.to_fetch.add(acceptance.capture_id)
    room.fetch()
    assert (room.web.asked, room.record(acceptance).state, room.frontier.size()) == ([], state, 0)


def test_an_address_nobody_remembers_is_taken_out() -> None:
    room = newsroom()
    room.memory.to_fetch.add("forgotten")
    room.fetch()
    assert (room.web.asked, room.frontier.size(), room.letters.ids()) == ([], 0, [])


def test_a_hard_limit_passes_through_and_the_lease_decides() -> None:
    class Killed(FakeWeb):
        def fetch(self, url: str, headers: object = None, first_byte_s: object = None, enough: object = None) -> Answer:
            raise SystemExit(1)

    room = Newsroom(Killed())
    room.cache.texts |= OPEN
    acceptance = room.offer(URL)
    with pytest.raises(SystemExit):
        room.fetch()
    assert room.record(acceptance).state == Stage.FETCH and room.letters.ids() == []
    assert room.record(acceptance).claims == 1


def test_a_loop_serves_what_is_due_and_ends_when_nothing_waits() -> None:
    pages: dict[str, Reply] = {f"https://example.org/{n}": answer() for n in range(7)}
    room = newsroom(pages)
    for url in pages:
        room.offer(url)
    assert room.fetch() == 7
    assert room.memory.clock.monotonic_s() == 0


def test_a_loop_waits_for_what_is_due_soon_and_not_for_what_is_due_after_it() -> None:
    room = newsroom({URL: answer()})
    soon, later = room.offer(URL), room.offer("https://example.org/later")
    for acceptance, wait_s in ((soon, 3.0), (later, 50.0)):
        room.again(replace(room.claim(), capture_id=acceptance.capture_id), wait_s)
    assert room.fetch() == 1
    assert 3 <= room.memory.clock.monotonic_s() < 4
    assert room.record(later).state == Stage.FETCH


def test_a_loop_ends_in_time_however_much_waits() -> None:
    class Slow(FakeWeb):
        def fetch(self, url: str, headers: object = None, first_byte_s: object = None, enough: object = None) -> Answer:
            room.memory.clock.sleep(3)
            return replace(answer(), url=url)

    room = Newsroom(Slow())
    room.cache.texts |= OPEN
    for number in range(20):
        room.offer(f"https://example.org/{number}")
    assert room.fetch() == 4
    assert LOOP_S <= room.memory.clock.monotonic_s() <= LOOP_S + 3


def test_a_loop_that_is_asked_to_stop_ends_after_the_request_it_makes() -> None:
    room = newsroom({URL: answer()})
    room.offer(URL)
    room.offer("https://example.org/2")
    assert room.fetch(lambda: bool(room.web.asked)) == 1
    assert len(room.web.asked) == 1


@pytest.mark.parametrize("reply", [answer(), answer(404), redirect("https://other.example/b"), redirect("ftp://x")])
@pytest.mark.parametrize(("waited_s", "is_slow"), [(3.1, True), (3.0, False), (0.1, False)])
def test_a_host_whose_answer_begins_late_is_a_slow_one_whatever_it_answers(
    reply: Answer, waited_s: float, is_slow: bool
) -> None:
    room = newsroom({URL: replace(reply, waited_s=waited_s)})
    room.offer(URL)
    assert room.ingest.fetch_address(room.claim()).end.is_slow is is_slow


@pytest.mark.parametrize("tries_left", [True, False])
@pytest.mark.parametrize(("late", "is_slow"), [(True, True), (False, None)])
def test_a_host_that_answers_nothing_in_time_is_a_slow_one_and_of_other_failures_nothing_is_known(
    tries_left: bool, late: bool, is_slow: bool | None
) -> None:
    room = newsroom({URL: SiteFails("no answer in time", late=late)})
    acceptance = room.offer(URL)
    for _ in WAITS_S if not tries_left else ():
        room.ledger.failed_try(acceptance.capture_id, Stage.FETCH)
    end = room.ingest.fetch_address(room.claim()).end
    assert (end.is_slow, end.to) == (is_slow, None if tries_left else End.REJECTED)


def test_a_slow_host_is_waited_for_shortly_at_first_and_longer_at_a_later_try() -> None:
    room = newsroom({URL: answer()})
    room.offer(URL)
    claimed = room.claim()
    room.ingest.fetch_address(claimed)
    room.ingest.fetch_address(replace(claimed, is_slow=True))
    room.ledger.failed_try(claimed.capture_id, Stage.FETCH)
    record = room.ledger.record(claimed.capture_id)
    room.ingest.fetch_address(replace(claimed, is_slow=True, record=record))
    assert room.web.patience == [None, SHORT_S, PATIENT_S]


@pytest.mark.parametrize(
    ("failed_s", "failing_s", "is_asked"),
    [(3599, 21_601, False), (3600, 21_601, True), (3599, 21_600, True)],
)
def test_a_host_is_given_up_that_failed_for_six_hours_and_within_the_last(
    failed_s: float, failing_s: float, is_asked: bool
) -> None:
    room = newsroom({URL: answer()})
    room.offer(URL)
    dead = replace(room.claim(), host_failures=3, host_failed_s=failed_s, host_failing_s=failing_s, waited_s=1e9)
    assert room.ingest.fetch_address(dead).end.asked is is_asked
