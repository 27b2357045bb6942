"""A robots.txt is had one request at a time, by whoever is next, and an old one stays in force while it cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ingest.robots.ages import FRESH_MOST_S, FRESH_S, GIVEN_UP_S, KEPT_S, LOOK_AGAIN_S, ROW_S
from newswire_ingest.robots.robots import Robots
from newswire_ingest.testing import FakeFrontier, FakeRobotsCache, FakeWeb, answer, redirect
from newswire_ingest.web.ports import HOPS, Answer, SiteFails
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.testing import Memory

URL = "https://example.org/news/1"
ROBOTS = "https://example.org/robots.txt"
AWAY = "https://www.example.org/rules.txt"
KEPT = "User-agent: *\nDisallow: /news"
FAILURE = SiteFails("no answer in time")


class Desk:
    """The rules of robots.txt over a memory whose clock a test moves, and a web that must not be asked."""

    def __init__(self) -> None:
        memory = Memory()
        self.cache, self.sleep, self.web = FakeRobotsCache(memory.clock), memory.clock.sleep, FakeWeb()
        self.robots = Robots(self.web, self.cache, FakeFrontier(memory), "newswire")

    @property
    def verdict(self) -> bool | None:
        return self.robots.verdict(URL)

    @property
    def errand(self) -> str:
        return self.robots.errand(URL)

    def take(self, text: str = KEPT, control: str = "") -> None:
        self.robots.take(URL, reply(text, control=control))

    def fail(self) -> None:
        self.robots.unreachable(URL, FAILURE)


def reply(text: str, status: int = 200, control: str = "") -> Answer:
    return replace(answer(status, text.encode(), content_type="text/plain", cache_control=control), url=ROBOTS)


def test_an_unknown_one_is_asked_for_at_its_origin_and_decides_then() -> None:
    desk = Desk()
    assert [desk.verdict, desk.errand] == [None, ROBOTS]
    desk.take()
    assert (desk.verdict, desk.robots.verdict("https://example.org/x"), desk.web.asked) == (False, True, [])


def test_a_redirect_makes_the_next_errand_whose_answer_is_the_origin_s() -> None:
    desk = Desk()
    desk.robots.take(URL, redirect(AWAY))
    assert [desk.verdict, desk.errand] == [None, AWAY]
    desk.take()
    assert [desk.verdict, desk.errand] == [False, ROBOTS]
    assert desk.robots.verdict("https://www.example.org/news") is None, "it has its own"


def test_five_redirects_are_followed_and_the_sixth_says_there_is_none() -> None:
    desk = Desk()
    for hop in range(HOPS):
        desk.robots.take(URL, redirect(f"{AWAY}?{hop}"))
        assert [desk.verdict, desk.errand] == [None, f"{AWAY}?{hop}"]
    desk.robots.take(URL, redirect(AWAY))
    assert [desk.verdict, desk.errand] == [True, ROBOTS]


def test_a_redirect_to_no_web_address_says_there_is_none() -> None:
    desk = Desk()
    desk.robots.take(URL, redirect("mailto:editor@example.org"))
    assert desk.verdict is True


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_fails_raises_and_the_address_waits(status: int) -> None:
    desk = Desk()
    with pytest.raises(SiteFails, match=f"answers {status}"):
        desk.robots.take(URL, reply(KEPT, status))
    assert (desk.verdict, desk.cache.get("https://example.org").failed_s) == (None, 0)


def test_a_failure_begins_the_look_anew() -> None:
    desk = Desk()
    desk.robots.take(URL, redirect(AWAY))
    desk.fail()
    assert [desk.verdict, desk.errand] == [None, ROBOTS]


def test_one_that_unpacks_to_more_than_can_be_read_has_rules_and_allows_nothing() -> None:
    desk = Desk()
    with pytest.raises(SiteFails, match="large"):
        desk.robots.take(URL, rejected(Reason.TOO_LARGE, f"{ROBOTS} is too large"))
    assert desk.verdict is None


def test_it_is_asked_for_again_when_it_is_stale() -> None:
    desk = Desk()
    desk.take()
    desk.sleep(FRESH_S - 1)
    assert desk.verdict is False
    desk.sleep(1)
    assert [desk.verdict, desk.errand] == [None, ROBOTS]
    desk.take("")
    assert desk.verdict is True


def test_a_stale_one_decides_while_its_server_fails_and_a_new_look_is_due_every_few_minutes() -> None:
    desk = Desk()
    desk.take()
    desk.sleep(2 * FRESH_S)
    desk.fail()
    assert (desk.verdict, desk.robots.verdict("https://example.org/x")) == (False, True)
    desk.sleep(LOOK_AGAIN_S)
    assert desk.verdict is None
    desk.fail()
    assert desk.verdict is False


def test_a_fresh_one_decides_also_right_after_a_failure() -> None:
    desk = Desk()
    desk.fail()
    desk.take()
    assert desk.verdict is False


def test_a_server_that_failed_for_a_month_and_never_had_one_is_taken_for_one_without() -> None:
    desk = Desk()
    for _ in range(int(GIVEN_UP_S / ROW_S) + 1):
        desk.fail()
        assert desk.verdict is None
        desk.sleep(ROW_S)
    desk.fail()
    assert desk.verdict is True


def test_what_was_known_is_never_given_up_for_failures() -> None:
    desk = Desk()
    desk.take()
    for _ in range(8):
        desk.sleep(ROW_S)
        desk.fail()
    assert desk.cache.get("https://example.org").age_s > KEPT_S
    assert desk.verdict is False


@pytest.mark.parametrize(("control", "fresh_s"), [
    ("", FRESH_S), ("max-age=60", FRESH_S), ("no-cache", FRESH_S), ("public, Max-Age = 7200", 7200),
    ('max-age="9000"', 9000), ("max-age=31536000", FRESH_MOST_S), ("s-maxage=9000", FRESH_S), ("max-age=soon", FRESH_S),
])  # fmt: skip
def test_it_is_fresh_for_an_hour_or_for_what_cache_control_says_up_to_a_day(control: str, fresh_s: float) -> None:
    desk = Desk()
    desk.take(control=control)
    assert desk.cache.get("https://example.org").fresh_s == fresh_s


def test_one_worker_at_a_time_may_ask() -> None:
    desk = Desk()
    assert [desk.robots.may_ask(URL), desk.robots.may_ask("https://example.org/2")] == [True, False]
    assert desk.robots.may_ask("http://example.org/2"), "another origin"
    desk.robots.take(URL, redirect(AWAY))
    assert desk.robots.may_ask(URL), "the next errand is whoever's"
    desk.fail()
    assert desk.robots.may_ask(URL)


def test_learning_does_it_all_at_once() -> None:
    desk = Desk()
    desk.web.replies |= {ROBOTS: redirect(AWAY), AWAY: reply(KEPT)}
    assert not desk.robots.allows(URL)
    assert desk.web.asked == [ROBOTS, AWAY]
