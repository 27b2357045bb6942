"""The memory of a site's lines: told by other articles, bounded, and the same for a run and for workers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newswire_enrich.sites.memory import MemoryRule, ProcessSiteMemory, SiteMemory
from newswire_enrich.sites.redis_site_memory import RedisSiteMemory
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]

Opened = Callable[[MemoryRule], SiteMemory]


@pytest.fixture(params=["process", "redis"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """Each kind of memory in turn, empty; in Redis each opening sees what the others noted."""
    if request.param == "process":
        return ProcessSiteMemory
    state = request.getfixturevalue("redis_state")
    return lambda rule: RedisSiteMemory(state, rule)


def test_a_line_is_the_site_s_once_enough_others_had_it(opened: Opened) -> None:
    memory = opened(MemoryRule(articles=2))
    assert memory.repeated("a.example", "1", ["bio", "text-1"]) == frozenset()
    assert memory.repeated("a.example", "2", ["bio", "text-2"]) == frozenset()
    assert memory.repeated("a.example", "3", ["bio", "text-3"]) == {"bio"}


@pytest.mark.parametrize("articles", [1, 2, 3, 5])
def test_the_same_article_counts_once_however_often_it_comes(opened: Opened, articles: int) -> None:
    memory = opened(MemoryRule(articles=articles))
    for number in range(articles):
        for _ in range(4):
            assert memory.repeated("a.example", f"{number}", ["bio"]) == frozenset()
    assert memory.repeated("a.example", "last", ["bio"]) == {"bio"}
    assert memory.repeated("a.example", "last", ["bio"]) == {"bio"}


def test_an_early_article_that_comes_again_is_judged_by_the_others(opened: Opened) -> None:
    memory = opened(MemoryRule(articles=2))
    for article in ("1", "2", "3", "4"):
        memory.repeated("a.example", article, ["bio"])
    assert memory.repeated("a.example", "1", ["bio"]) == {"bio"}


def test_sites_learn_nothing_from_each_other(opened: Opened) -> None:
    memory = opened(MemoryRule(articles=1))
    memory.repeated("a.example", "1", ["bio"])
    assert memory.repeated("b.example", "2", ["bio"]) == frozenset()


def test_the_lines_seen_longest_ago_are_forgotten_first(opened: Opened) -> None:
    memory = opened(MemoryRule(articles=1, lines=3))
    memory.repeated("a.example", "1", ["bio", "old"])
    memory.repeated("a.example", "2", ["bio", "new"])
    assert memory.repeated("a.example", "3", ["bio", "newer"]) == {"bio"}
    assert memory.repeated("a.example", "4", ["old"]) == frozenset()
    assert memory.repeated("a.example", "5", ["bio"]) == {"bio"}


def test_a_memory_of_no_articles_remembers_nothing(opened: Opened) -> None:
    for article in ("1", "2"):
        assert opened(MemoryRule(articles=0)).repeated("a.example", article, ["bio"]) == frozenset()


def test_workers_share_what_they_learn_and_a_site_is_forgotten_in_time(redis_state: State) -> None:
    rule = MemoryRule(articles=1, kept_s=100)
    RedisSiteMemory(redis_state, rule).repeated("a.example", "1", ["bio"])
    assert RedisSiteMemory(redis_state, rule).repeated("a.example", "2", ["bio"]) == {"bio"}
    keys = sorted(redis_state.client.scan_iter("{nw}:site:*"))
    assert len(keys) == 2 and all(0 < redis_state.client.ttl(key) <= 100 for key in keys)


LOOKS = st.lists(st.tuples(st.sampled_from("12345"), st.sets(st.sampled_from("abcdefgh"), min_size=1)), max_size=30)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LOOKS, st.integers(1, 3), st.integers(2, 6))
def test_a_run_and_the_workers_decide_alike(
    redis_state: State, looks: list[tuple[str, set[str]]], articles: int, lines: int
) -> None:
    redis_state.client.flushall()
    rule = MemoryRule(articles=articles, lines=lines)
    process, redis = ProcessSiteMemory(rule), RedisSiteMemory(redis_state, rule)
    for article, digests in looks:
        assert process.repeated("s", article, [*digests]) == redis.repeated("s", article, [*digests])
        assert redis_state.client.hlen("{nw}:site:s") == redis_state.client.zcard("{nw}:site:s:last") <= lines
