"""What is kept of a host is forgotten a day after its last request, where nothing waits and no robots.txt is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from newswire_ingest.frontier.ports import ClaimEnd
from newswire_ingest.robots.redis_robots import RedisRobotsCache
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.frontiers import DELAY_S, RedisPages

pytest_plugins = ["redis_server"]

DAY_S = 86_400
LATER_S = 2 * DAY_S


@pytest.fixture
def pages(redis_state: State) -> RedisPages:
    return RedisPages(redis_state)


def looked_at(pages: RedisPages) -> set[str]:
    """The hosts that are known after so many calls, of which each looks at one by chance, that each was looked at."""
    for _ in range(80):
        asked(pages, "busy:443")
        pages.let_pass(DELAY_S)
    return {*pages.booked()} - {"busy:443"}


def asked(pages: RedisPages, host: str) -> None:
    pages.add(host)
    pages.finish(pages.claim(), Stage.ENRICH)


def robots_of(origin: str) -> Callable[[RedisPages, str], None]:
    def kept(pages: RedisPages, host: str) -> None:
        asked(pages, host)
        RedisRobotsCache(pages.state).put(origin, "", 404, 3600)

    return kept


def page_waits(pages: RedisPages, host: str) -> None:
    pages.add(host)
    pages.again(pages.claim(), LATER_S)


def poll_waits(pages: RedisPages, host: str) -> None:
    pages.frontier.line_up(host, "desk")
    pages.again(pages.claim(), LATER_S)


KEPT = [
    ("a:443", robots_of("https://a")), ("a:80", robots_of("http://a")), ("a:8443", robots_of("https://a:8443")),
    ("a:8080", robots_of("http://a:8080")), ("a:443", page_waits), ("a:443", poll_waits),
]  # fmt: skip
KEPT_AS = ["https", "http", "https at another port", "http at another port", "a page waits", "a poll waits"]


@pytest.mark.parametrize(("host", "kept"), KEPT, ids=KEPT_AS)
def test_a_host_is_kept_for_as_long_as_anything_is_known_of_it(
    pages: RedisPages, host: str, kept: Callable[[RedisPages, str], None]
) -> None:
    kept(pages, host)
    asked(pages, "idle:443")
    pages.let_pass(DAY_S + 60)
    assert looked_at(pages) == {host}


def test_a_host_is_kept_for_a_day_after_its_last_request(pages: RedisPages) -> None:
    asked(pages, "older:443")
    pages.let_pass(3600)
    asked(pages, "later:443")
    pages.let_pass(DAY_S - 1800)
    assert looked_at(pages) == {"later:443"}


def test_a_host_that_is_under_way_is_kept(pages: RedisPages) -> None:
    pages.add("held:443")
    pages.claim(pages.with_lease(3 * DAY_S))
    pages.let_pass(DAY_S + 60)
    assert looked_at(pages) == {"held:443"}


def test_nothing_of_a_host_that_is_forgotten_is_left(pages: RedisPages) -> None:
    pages.frontier.line_up("idle:443", "desk")
    claimed = pages.claim()
    pages.frontier.slow_down("idle:443", 20)
    pages.frontier.rest("idle:443")
    pages.frontier.end(ClaimEnd(claimed, is_slow=True))
    pages.let_pass(DAY_S + 60)
    assert looked_at(pages) == set()
    client = pages.state.client
    kept = {*client.hkeys(keys.DELAY()), *client.hkeys(keys.FAILING()), *client.smembers(keys.SLOW())}
    assert not kept and not client.sismember(keys.PREFIX + "polled", "idle:443")


def test_a_call_forgets_twenty_hosts_at_most(pages: RedisPages) -> None:
    for number in range(30):
        asked(pages, f"idle{number}:443")
    pages.let_pass(DAY_S + 60)
    pages.add("new:443")
    pages.claim()
    left = [host for host in pages.booked() if host.startswith("idle")]
    assert len(left) >= 10, "30 of 31 are idle: no call is long, however many there are"
