"""What `newswire robots` says of an address: whether, by which line, and since when that is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ingest.robots.ages import FRESH_S
from newswire_ingest.robots.check import RobotsCheck, finding_json, finding_lines, judged_by_file
from newswire_ingest.robots.robots import Robots
from newswire_ingest.testing import FakeRobotsCache, FakeWeb, Reply, answer
from newswire_ingest.web.paced_fetcher import OwnPace
from newswire_ingest.web.ports import SiteFails
from newswire_shared.contracts.errors import UsageError
from newswire_shared.testing import FakeClock

URL, ROBOTS = "https://example.org/news/1", "https://example.org/robots.txt"
TEXT = b"""# desk
User-agent: newswire
Disallow: /news  # for members
Allow: /news/2
Crawl-delay: 12
Sitemap: https://example.org/sitemap.xml
"""


class Asking:
    """The check over one robots.txt, by a clock that a test moves."""

    def __init__(self, reply: Reply) -> None:
        self.clock, self.web = FakeClock(), FakeWeb({ROBOTS: reply})
        self.check = RobotsCheck(
            Robots(self.web, FakeRobotsCache(self.clock), OwnPace(0, self.clock), "newswire"), self.clock
        )

    def lines(self, address: str = URL) -> list[str]:
        return list(finding_lines(self.check(address)))


def test_the_line_that_decides_is_named_with_its_group_and_when_it_was_had() -> None:
    desk = Asking(answer(body=TEXT))
    desk.clock.sleep(60)
    assert desk.lines() == [
        f"{URL}: disallowed",
        f"  line 3 of {ROBOTS}, in the group for newswire: Disallow: /news  # for members",
        "  known there as newswire",
        "  crawl-delay: 12 s",
        f"  had {desk.clock.now():%Y-%m-%d %H:%M:%S} UTC from {ROBOTS}",
        "  sitemap: https://example.org/sitemap.xml",
    ]


def test_machines_get_every_field() -> None:
    desk = Asking(answer(body=TEXT))
    assert finding_json(desk.check(URL)) == {
        "address": URL, "allowed": False, "line": 3, "rule": "Disallow: /news  # for members", "group": "newswire",
        "token": "newswire", "crawl_delay": 12, "sitemaps": ["https://example.org/sitemap.xml"], "robots": ROBOTS,
        "status": 200, "fetched": desk.clock.now().isoformat(timespec="seconds"), "problems": [],
    }  # fmt: skip
    empty = finding_json(Asking(SiteFails("no answer in time")).check(URL))
    assert empty == {
        "address": URL, "allowed": None, "line": None, "rule": None, "group": None, "token": "newswire",
        "crawl_delay": None, "sitemaps": [], "robots": ROBOTS, "status": None, "fetched": None,
        "problems": ["no answer in time"],
    }  # fmt: skip


@pytest.mark.parametrize(("reply", "address", "verdict", "why"), [
    (answer(body=TEXT), "https://example.org/news/2", "allowed", "line 4 of"),
    (answer(body=TEXT), "https://example.org/a", "allowed", "no line of the group for newswire in"),
    (answer(body=b"User-agent: other\nDisallow: /"), URL, "allowed", "is for newswire or for *"),
    (answer(404), URL, "allowed", "answers 404: there are no rules"),
    (answer(body=b"User-agent: *\nDisallow: /"), URL, "disallowed", "line 2 of"),
])  # fmt: skip
def test_each_verdict_has_its_reason(reply: Reply, address: str, verdict: str, why: str) -> None:
    first, reason, *_ = Asking(reply).lines(address)
    assert first == f"{address}: {verdict}"
    assert why in reason


def test_what_is_remembered_is_not_asked_for_again() -> None:
    desk = Asking(answer(body=TEXT))
    had = desk.check(URL).fetched_at
    desk.clock.sleep(600)
    assert (desk.check("https://example.org/a").fetched_at, desk.web.asked) == (had, [ROBOTS])


def test_a_stale_one_stays_in_force_while_its_server_fails_and_this_is_said() -> None:
    desk = Asking(answer(body=TEXT))
    had = desk.check(URL).fetched_at
    desk.clock.sleep(2 * FRESH_S)
    desk.web.replies[ROBOTS] = answer(503)
    found = desk.check(URL)
    assert (found.allowed, found.problem, found.fetched_at) == (False, f"{ROBOTS} answers 503", had)


def test_nobody_knows_while_a_server_fails_from_the_start() -> None:
    assert Asking(SiteFails("no answer in time")).lines() == [
        f"{URL}: not known yet, so it is not fetched", "  known there as newswire", "  problem: no answer in time",
    ]  # fmt: skip


def test_a_person_sees_a_few_sitemaps() -> None:
    body = b"".join(b"Sitemap: /%d.xml\n" % number for number in range(9))
    assert Asking(answer(body=body)).lines()[-2:] == ["  sitemap: /4.xml", "  … and 4 more"]


@pytest.mark.parametrize("address", ["nonsense", "file:a", "ftp://example.org/a", "https://"])
def test_what_no_server_can_be_asked_for_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Asking(answer()).check(address)
    with pytest.raises(UsageError):
        judged_by_file(tmp_path, "newswire", address)


def test_a_file_judges_addresses_and_paths(tmp_path: Path) -> None:
    file = tmp_path / "robots.txt"
    file.write_bytes(TEXT)
    found = [judged_by_file(file, "newswire", address) for address in (URL, "/news/2?x=://", "/robots.txt")]
    assert [(each.allowed, each.deciding.line if each.deciding else None) for each in found] == [
        (False, 3), (True, 4), (True, None),
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"lost\.txt cannot be read"):
        judged_by_file(tmp_path / "lost.txt", "newswire", "/a")
