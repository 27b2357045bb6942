"""What is remembered of robots.txt: the text and how long it counts, a look under way, and how looks failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from newswire_ingest.robots.ages import AHEAD_S, ASKED_S, KEPT_S, ROW_S
from newswire_ingest.robots.ports import RobotsCache, RobotsCopy
from newswire_ingest.robots.redis_robots import RedisRobotsCache
from newswire_ingest.testing import FakeRobotsCache
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]

HERE, THERE = "https://example.org", "https://www.example.org/robots.txt"
TIMES = ("had", "stale", "sent", "failing", "failed")


@dataclass(frozen=True)
class Remembered:
    """A memory, and a way to let time pass for it."""

    cache: RobotsCache
    sleep: Callable[[float], object]

    def copy(self, origin: str = HERE) -> RobotsCopy:
        return self.cache.get(origin)


def in_redis(state: State) -> Remembered:
    def sleep(seconds: float) -> None:
        for origin in (HERE, THERE):
            for name in {*TIMES} & {*state.client.hkeys(keys.ROBOTS_COPY(origin))}:
                state.client.hincrby(keys.ROBOTS_COPY(origin), name, -int(seconds * 1000))
            if state.client.ttl(keys.ROBOTS_ASKED(origin)) <= seconds:
                state.client.delete(keys.ROBOTS_ASKED(origin))

    return Remembered(RedisRobotsCache(state, read_s=0), sleep)


@pytest.fixture(params=["memory", "redis"])
def remembered(request: pytest.FixtureRequest) -> Remembered:
    """Nothing yet, in each kind of memory."""
    if request.param == "redis":
        return in_redis(request.getfixturevalue("redis_state"))
    fake = FakeRobotsCache()
    return Remembered(fake, fake.clock.sleep)


def about(seconds: float) -> object:
    return pytest.approx(seconds, abs=30)


def test_nothing_is_known_at_first(remembered: Remembered) -> None:
    assert remembered.copy() == RobotsCopy()


def test_a_text_is_read_as_it_was_put_and_each_origin_has_its_own(remembered: Remembered) -> None:
    for text, status in (("", 404), ("User-agent: *\nDisallow: /статья\x00", 200)):
        remembered.cache.put(HERE, text, status, 3600)
        found = remembered.copy()
        assert (found.text, found.status, found.age_s, found.fresh_s) == (text, status, about(0), about(3600))
        assert remembered.copy("http://example.org") == RobotsCopy()


def test_a_text_grows_stale_and_stays(remembered: Remembered) -> None:
    remembered.cache.put(HERE, "text", 200, 3600)
    remembered.sleep(3600)
    assert (remembered.copy().text, remembered.copy().age_s, remembered.copy().fresh_s) == ("text", about(3600), 0)


def test_a_look_goes_on_for_a_while_and_the_text_from_before_stays(remembered: Remembered) -> None:
    remembered.cache.put(HERE, "text", 200, 3600)
    remembered.cache.go_on(HERE, THERE, 2)
    assert (remembered.copy().text, remembered.copy().ahead, remembered.copy().hops) == ("text", THERE, 2)
    remembered.sleep(AHEAD_S)
    assert (remembered.copy().text, remembered.copy().ahead, remembered.copy().hops) == ("text", "", 0)


def test_a_text_ends_the_look_and_forgets_failures(remembered: Remembered) -> None:
    remembered.cache.failed(HERE, "no answer")
    remembered.cache.go_on(HERE, THERE, 1)
    remembered.cache.put(HERE, "text", 200, 60)
    found = remembered.copy()
    assert (found.ahead, found.hops, found.failed_s, found.failing_s, found.why) == ("", 0, None, 0, "")


def test_a_failure_is_noted_beside_the_text_and_ends_the_look(remembered: Remembered) -> None:
    remembered.cache.put(HERE, "text", 200, 60)
    remembered.cache.go_on(HERE, THERE, 1)
    remembered.cache.failed(HERE, "Łódź does not answer")
    found = remembered.copy()
    assert (found.text, found.ahead, found.failed_s, found.why) == ("text", "", about(0), "Łódź does not answer")


def test_failures_in_a_row_are_timed_from_the_first(remembered: Remembered) -> None:
    for _ in range(3):
        remembered.cache.failed(HERE, "no answer")
        remembered.sleep(ROW_S / 2)
    assert (remembered.copy().failing_s, remembered.copy().failed_s) == (about(1.5 * ROW_S), about(ROW_S / 2))


def test_a_failure_long_after_the_one_before_begins_a_row(remembered: Remembered) -> None:
    remembered.cache.failed(HERE, "no answer")
    remembered.sleep(ROW_S + 60)
    remembered.cache.failed(HERE, "no answer")
    assert remembered.copy().failing_s == about(0)


@pytest.mark.parametrize("end", ["put", "go_on", "failed", "a minute"])
def test_one_at_a_time_asks_until_there_is_an_outcome_or_a_minute_has_passed(remembered: Remembered, end: str) -> None:
    assert remembered.cache.reserve(HERE)
    assert not remembered.cache.reserve(HERE)
    assert remembered.cache.reserve(THERE), "another origin's is asked for by somebody else"
    ends: dict[str, Callable[[], object]] = {
        "put": lambda: remembered.cache.put(HERE, "", 404, 60),
        "go_on": lambda: remembered.cache.go_on(HERE, THERE, 1),
        "failed": lambda: remembered.cache.failed(HERE, "no answer"),
        "a minute": lambda: remembered.sleep(ASKED_S),
    }
    ends[end]()
    assert remembered.cache.reserve(HERE)


@pytest.mark.parametrize("look", ["put", "go_on", "failed"])
def test_it_is_forgotten_thirty_days_after_the_last_look(redis_state: State, look: str) -> None:
    cache = RedisRobotsCache(redis_state)
    cache.put(HERE, "", 200, 60)
    redis_state.client.expire(keys.ROBOTS_COPY(HERE), 9)
    if look == "put":
        cache.put(HERE, "", 200, 60)
    elif look == "go_on":
        cache.go_on(HERE, THERE, 1)
    else:
        cache.failed(HERE, "no answer")
    assert KEPT_S - 60 < redis_state.client.ttl(keys.ROBOTS_COPY(HERE)) <= KEPT_S


def test_texts_without_end_take_no_more_than_their_room_and_the_newest_are_kept(redis_state: State) -> None:
    cache, text = RedisRobotsCache(redis_state, read_s=0, most_bytes=50_000), "disallow: /\n" * 800
    origins = [f"https://{n}.example.org" for n in range(20)]
    for origin in (*origins, origins[-2], origins[-2]):
        cache.put(origin, text, 200, 60)
    assert [origin for origin in origins if cache.get(origin).text] == origins[-4:]
    assert redis_state.client.zcard(keys.ROBOTS_ORDER()) == 4
    assert 4 * len(text) < int(redis_state.client.hget(keys.ROBOTS_SIZES(), "all") or 0) <= 50_000


def test_one_text_is_kept_however_little_room_there_is(redis_state: State) -> None:
    cache = RedisRobotsCache(redis_state, read_s=0, most_bytes=10)
    for origin in (HERE, "https://other.example"):
        cache.put(origin, "disallow: /", 200, 60)
    assert (cache.get(HERE).text, cache.get("https://other.example").text) == (None, "disallow: /")
