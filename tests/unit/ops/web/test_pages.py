"""What the page shows, and what its buttons do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import cycle

import pytest
from newswire_ops.accounting.answers import RejectedChoice, rejected_answers
from newswire_ops.observation.answers import ELSEWHERE as NO_SECTION
from newswire_ops.observation.answers import SECTIONS
from newswire_ops.status.troubles import FailingHost
from newswire_ops.web.runbook import runbook_html
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.accounting.access_keys import Right
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import key_of
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeDeadLetters
from unit.ops.samples import accept
from unit.ops.web.page import ELSEWHERE, Page, press
from unit.search.stub import StubEngine, article

HURT = "<script>window.hurt=1</script>"


@pytest.fixture
def page() -> Page:
    return Page().is_sound()


def words(html: str) -> str:
    """What a person reads of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def first_line(html: str) -> str:
    found = re.search(r'id="first".*?</section>', html, re.DOTALL)
    assert found
    return words(found[0])


def letter(name: str, error: str = "boom") -> DeadLetter:
    return DeadLetter(
        id=f"{name}:enrich", task="enrich.enrich_article", stage="enrich", capture_id=name, article_id="a",
        source="times", message="{}", error=error, kind="ValueError", traceback="", fingerprint="6d4d",
    )  # fmt: skip


def test_the_first_line_is_the_worst_finding_with_advice_and_runbook(page: Page) -> None:
    browser = page.entered(Right.READ)
    assert "All is well" in first_line(browser.get("/ops").text)
    page.stack.pauses.pause(Stage.INDEX, "moving")
    page.desk.read_status.forget()
    assert "stages: paused: index (moving)" in first_line(browser.get("/ops").text)
    page.ticks.ages.clear()
    page.desk.read_status.forget()
    shown = browser.get("/ops").text
    assert "wrong clock: no worker group took a tick" in first_line(shown)
    assert 'href="/ops/runbook#what-healthy-looks-like"' in shown


def test_every_finding_has_a_section_in_the_runbook() -> None:
    places = {*re.findall(r'<h\d id="([^"]+)"', runbook_html())}
    assert {NO_SECTION, *SECTIONS.values()} - places == set()


def test_a_stage_is_paused_and_resumed_with_who_and_why(page: Page) -> None:
    browser = page.entered(Right.OPERATE)
    done = press(browser, "/ops", "/ops/pause", stage="index", why="moving  the cluster")
    assert (done.status_code, done.headers["location"]) == (303, "/ops")
    assert page.stack.pauses.paused() == {"index": "moving the cluster (edna)"}
    shown = words(browser.get("/ops").text)
    assert "pause index - it is paused: moving the cluster (edna)." in shown and "Resume index" in shown
    press(browser, "/ops", "/ops/resume", stage="index")
    assert page.stack.pauses.paused() == {}
    assert [(each.who, each.what, each.of) for each in page.actions.noted] == [
        ("edna", "log in", "the page"), ("edna", "pause", "index"), ("edna", "resume", "index"),
    ]  # fmt: skip
    assert press(browser, "/ops", "/ops/pause", stage="nope").status_code == 400


def test_dead_letters_are_shown_by_fingerprint_as_text(page: Page) -> None:
    for name in ("a", "b"):
        FakeDeadLetters(page.memory).bury(letter(name, HURT))
    shown = page.entered(Right.OPERATE).get("/ops").text
    assert HURT not in shown and "2 wait for a person" in words(shown)
    assert f"2 enrich 6d4d ValueError: {HURT} 1" in words(shown)


def test_what_cannot_be_replayed_is_told_and_noted(page: Page) -> None:
    browser = page.entered(Right.OPERATE)
    assert press(browser, "/ops", "/ops/replay", stage="enrich", fingerprint="6d4d").status_code == 303
    assert page.actions.noted[-1].outcome.startswith("failed: no letter of enrich")
    assert "replay dead letters enrich 6d4d - failed: no letter" in words(browser.get("/ops").text)


def test_what_was_rejected_is_listed_exported_and_taken_in_again(page: Page) -> None:
    short = accept(page.memory, "pier", end=End.REJECTED, reason=Reason.TOO_SHORT)
    accept(page.memory, "gone", end=End.REJECTED, reason=Reason.GONE)
    browser = page.entered(Right.OPERATE)
    assert '<a href="/ops/rejected?reason=too%20short">too short</a>' in browser.get("/ops").text
    listed = browser.get("/ops/rejected?reason=too+short&source=&since=").text
    assert "https://saltmere.example/pier" in listed and "saltmere.example/gone" not in listed
    assert "Take in though rejected" in listed
    lines = browser.get("/ops/rejected/export?reason=&source=&since=").text.splitlines()
    assert sorted(json.loads(line)["reason"] for line in lines) == ["gone", "too short"]
    press(browser, "/ops/rejected", "/ops/readmit", capture=short, though="1")
    assert page.actions.noted[-1].outcome == "1 taken in again"
    assert page.stack.ledger.record(short).though == "too short"  # type: ignore[union-attr]


class Shelf:
    """Rejected captures without end, whose number read is counted; `fault` is raised in their place."""

    def __init__(self, records: Iterable[CaptureRecord], fault: Exception | None = None) -> None:
        self.records, self.fault, self.read = [*records], fault, 0

    def newest(self, since_ms: int = 0) -> Iterator[CaptureRecord]:
        if self.fault:
            raise self.fault
        for record in cycle(self.records):
            self.read += 1
            yield record

    def take_back(self, capture_id: str, though: Reason | None = None) -> CaptureRecord | None:
        raise AssertionError("nothing is taken back")


def test_what_is_exported_is_read_line_by_line(page: Page) -> None:
    accept(page.memory, "pier", end=End.REJECTED, reason=Reason.TOO_SHORT)
    shelf = Shelf(page.stack.rejections.newest())
    answers = rejected_answers(shelf, RejectedChoice(reason=Reason.TOO_SHORT, source=None, since=None), None)
    assert [next(answers).reason for _ in range(3)] == ["too short"] * 3 and shelf.read == 3


def test_an_export_of_a_redis_that_is_away_is_no_empty_file(page: Page) -> None:
    browser = page.entered(Right.READ)
    away = Shelf((), TransientError("no answer from 127.0.0.1:6379"))
    page.application.state.ops_desk = replace(page.desk, stack=replace(page.stack, rejections=away))
    assert browser.get("/ops/rejected/export").status_code == 503


def test_hosts_that_fail_are_shown(page: Page) -> None:
    page.troubles.hosts.append(FailingHost("saltmere.example", 4, 1800, 240))
    shown = words(page.entered(Right.READ).get("/ops").text)
    assert "saltmere.example failed 4 times in a row for 30 min; it rests for 4 min yet" in shown


def test_an_article_that_nobody_saw_is_told(page: Page) -> None:
    answer = page.entered(Right.READ).get("/ops/trace", params={"what": HURT})
    assert answer.status_code == 404 and HURT not in answer.text
    assert f"{HURT} was never accepted here" in words(answer.text)


def test_an_article_leads_to_its_trace(page: Page) -> None:
    url = "https://saltmere.example/pier"
    capture = accept(page.memory, "pier", end=End.REJECTED, reason=Reason.TOO_SHORT, key=key_of(url))
    name = page.stack.ledger.record(capture).article_id  # type: ignore[union-attr]
    page.application.state.use_cases = Search(StubEngine(article(article_id=name)), SearchSettings(), FakeChangeLog())
    shown = page.browser().get(f"/articles/{name}").text
    [trace] = {*re.findall(r'<a href="([^"]+)">Its way through the stages', shown)}
    told = page.entered(Right.READ).get(unescape(trace))
    assert told.status_code == 200 and url in words(told.text)
    assert page.browser(ELSEWHERE).get(unescape(trace)).headers["location"].startswith("/ops/login")


def test_where_redis_is_away_nothing_else_is_shown(page: Page) -> None:
    browser = page.entered(Right.READ)

    class Away:
        def __call__(self) -> None:
            raise TransientError("no answer from 127.0.0.1:6379")

    page.desk.read_status.read = Away()  # type: ignore[assignment]
    page.desk.read_status.forget()
    answer = browser.get("/ops")
    assert (answer.status_code, answer.headers["refresh"]) == (503, "5")
    assert "wrong Redis: no answer from 127.0.0.1:6379" in first_line(answer.text)


def test_the_pages_need_no_script_and_load_none_from_elsewhere(page: Page) -> None:
    browser = page.entered(Right.OPERATE)
    for place in ("/ops", "/ops/rejected", "/ops/runbook", "/ops/login"):
        html = browser.get(place).text
        assert re.findall(r"<script(?! src=\"/ops/static/)| style=| on\w+=", html) == []
        assert all(each.startswith(("/", "#", "http")) for each in re.findall(r'(?:href|action)="([^"]*)"', html))


def test_a_static_file_is_kept_for_good_and_no_other_is_given(page: Page) -> None:
    browser = page.browser()
    sheet = re.search(r'href="(/ops/static/[^"]+\.css)"', browser.get("/ops/login").text)
    assert sheet and "immutable" in browser.get(sheet[1]).headers["cache-control"]
    of_another_release = browser.get(re.sub(r"static/\w+", "static/0", sheet[1]))
    assert of_another_release.status_code == 200 and "immutable" not in of_another_release.headers["cache-control"]
    assert browser.get("/ops/static/x/..%2fapi.py").status_code == 404


def test_the_runbook_and_the_files_are_there_where_no_stack_is(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(page.folder))
    del page.application.state.ops_desk
    browser = page.browser(ELSEWHERE)
    runbook = browser.get("/ops/runbook")
    assert runbook.status_code == 200 and 'id="redis-is-away"' in runbook.text
    sheet = re.search(r'href="(/ops/static/[^"]+\.css)"', runbook.text)
    assert sheet and browser.get(sheet[1]).status_code == 200
    assert not hasattr(page.application.state, "ops_desk") and browser.get("/ops").status_code == 503


def test_the_page_has_the_headers_of_every_page(page: Page) -> None:
    headers = page.entered(Right.READ).get("/ops").headers
    assert headers["cache-control"] == "no-store" and "frame-ancestors 'none'" in headers["content-security-policy"]
