"""The stream of changes, in memory and in Redis: one entry for each article and each story, in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from newswire_index.changes.changes import LONGEST_TITLE, Changes
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.testing import RecordedChanges
from newswire_search.changes.ports import ChangeLog
from newswire_search.changes.redis_change_log import RedisChangeLog
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.changes import FIRST, Change, read_number
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.contracts.errors import MissingStack, TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.articles import document
from contract.index.test_story_index import story

pytest_plugins = ["redis_server"]

Entries = Callable[[], list[dict[str, str]]]


@pytest.fixture(params=["memory", "redis"])
def stream(request: pytest.FixtureRequest) -> tuple[Changes, Entries]:
    """An empty stream, and what reads all its entries."""
    if request.param == "memory":
        recorded = RecordedChanges()
        return recorded, lambda: recorded.entries
    state: State = request.getfixturevalue("redis_state")
    return RedisChanges(state, 1000), lambda: [fields for _, fields in state.client.xrange(keys.CHANGES())]


@pytest.fixture(params=["memory", "redis"])
def log(request: pytest.FixtureRequest) -> ChangeLog:
    """A log of two articles and a story."""
    changes = [
        Change("", "article", "a", title="x", source="desk", revision=1, story="s"),
        Change("", "article", "b", title="x", source="desk", revision=1),
        Change("", "story", "s", title="Ferry aground", size=2),
    ]
    if request.param == "memory":
        return FakeChangeLog([_numbered(change, f"{place}-0") for place, change in enumerate(changes, 5)], "4-0")
    state: State = request.getfixturevalue("redis_state")
    written = RedisChanges(state, 1000)
    written.announce([document("a", "x", story="s"), document("b", "x")])
    written.announce_stories([story(version=2)])
    return RedisChangeLog(lambda: state)


def _numbered(change: Change, number: str) -> Change:
    return Change(number, change.kind, change.id)


def test_articles_and_stories_are_announced_in_order(stream: tuple[Changes, Entries]) -> None:
    changes, entries = stream
    changes.announce([document("a", story="s"), document("b", "long " * 100)])
    changes.announce_stories([story(version=2), CeasedStory(id="t", version=3, survivor="s")])
    changes.announce([])
    found = entries()
    assert [(e["version"], e["kind"], e["story_id"]) for e in found] == [
        ("2", "article", "s"), ("2", "article", ""), ("2", "story", "s"), ("2", "story", "t")
    ]  # fmt: skip
    assert [e["article_id"] for e in found[:2]] == ["a", "b"]
    assert len(found[1]["title"]) == LONGEST_TITLE
    assert [(e["story_version"], e.get("survivor")) for e in found[2:]] == [("2", None), ("3", "s")]


def test_what_is_announced_again_as_it_was_is_one_change(stream: tuple[Changes, Entries]) -> None:
    changes, entries = stream
    for _ in range(2):
        changes.announce([document("a"), document("b")])
        changes.announce_stories([story(version=2)])
    changes.announce([document("a", story="s")])
    changes.announce_stories([story(version=3)])
    assert [e.get("article_id", "story") for e in entries()] == ["a", "b", "story", "a", "story"]


def test_a_log_is_read_from_any_number_on(log: ChangeLog) -> None:
    bounds, every = log.bounds(), log.read("0-0", 10)
    assert [(change.kind, change.id) for change in every] == [("article", "a"), ("article", "b"), ("story", "s")]
    assert [change.number for change in log.read(every[0].number, 1)] == [every[1].number]
    assert bounds.newest == every[2].number and log.read(bounds.newest, 10) == []
    assert [change.id for change in log.read(bounds.after, 10)] == ["a", "b", "s"]


def test_an_entry_says_what_a_reader_has_to_know(redis_state: State) -> None:
    changes = RedisChanges(redis_state, 1000)
    changes.announce([document("a", "x", story="s")])
    changes.announce_stories([story(version=2), CeasedStory(id="t", version=3, survivor="s")])
    article, standing, ceased = RedisChangeLog(lambda: redis_state).read("0-0", 10)
    assert (article.title, article.revision, article.story, article.is_gone) == ("x", 1, "s", False)
    assert (standing.size, standing.is_gone) == (2, False)
    assert (ceased.is_gone, ceased.survivor) == (True, "s")


def test_what_an_earlier_release_wrote_is_read(redis_state: State) -> None:
    fields = {"version": "1", "kind": "article", "article_id": "a", "revision": "2", "source": "desk", "title": "x"}
    first = redis_state.client.xadd(keys.CHANGES(), {**fields, "story_id": ""})
    log = RedisChangeLog(lambda: redis_state)
    assert log.bounds().after == first, "nobody knows what was before"
    assert log.read("0-0", 10) == [Change(first, "article", "a", title="x", source="desk", revision=2)]
    RedisChanges(redis_state, 1000).announce([document("b")])
    assert log.bounds().after == first and [change.id for change in log.read(first, 10)] == ["b"]


def test_a_state_that_is_new_has_a_beginning_that_is_not_null(redis_state: State) -> None:
    log = RedisChangeLog(lambda: redis_state)
    begun = log.bounds()
    assert begun.after == begun.newest and read_number(begun.after)
    RedisChanges(redis_state, 1000).announce([document("a")])
    assert [change.id for change in log.read(begun.newest, 10)] == ["a"] and log.bounds().after == begun.after


def test_the_stream_in_redis_stays_bounded_and_says_where_it_begins(redis_state: State) -> None:
    changes, log = RedisChanges(redis_state, 10), RedisChangeLog(lambda: redis_state)
    first = log.bounds().after
    for number in range(1000):
        changes.announce([document(f"a{number}")])
    kept = log.read(log.bounds().after, 1000)
    assert 10 <= len(kept) == redis_state.client.xlen(keys.CHANGES()) <= 110
    assert (read_number(log.bounds().after) or FIRST) > (read_number(first) or FIRST)
    assert redis_state.client.hlen(keys.CHANGES_NEWEST()) == len(kept), "nothing is remembered of what was dropped"
    assert [change.id for change in kept] == [f"a{number}" for number in range(1000 - len(kept), 1000)]


def test_who_asks_where_nothing_runs_is_told_to_come_back() -> None:
    tried = []

    def none_runs() -> State:
        tried.append(1)
        raise MissingStack("no stack runs")

    log = RedisChangeLog(none_runs)
    for _ in range(2):
        with pytest.raises(TransientError, match="no stack runs"):
            log.bounds()
    assert len(tried) == 2, "it is looked for anew each time"
