"""The stream of changes, in memory and in Redis: one entry for each article and each story, in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from newswire_index.changes.changes import LONGEST_TITLE, Changes
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.testing import RecordedChanges
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.state.redis_state import State

from contract.articles import document
from contract.test_story_index import story

pytest_plugins = ["redis_server"]

Entries = Callable[[], list[dict[str, str]]]


@pytest.fixture(params=["memory", "redis"])
def stream(request: pytest.FixtureRequest) -> tuple[Changes, Entries]:
    """An empty stream, and what reads all its entries."""
    if request.param == "memory":
        recorded = RecordedChanges()
        return recorded, lambda: recorded.entries
    state: State = request.getfixturevalue("redis_state")
    return RedisChanges(state, 1000), lambda: [fields for _, fields in state.client.xrange("{nw}:changes")]


def test_articles_and_stories_are_announced_in_order(stream: tuple[Changes, Entries]) -> None:
    changes, entries = stream
    changes.announce([document("a", story="s"), document("b", "long " * 100)])
    changes.announce_stories([story(version=2), CeasedStory(id="t", version=3, survivor="s")])
    changes.announce([])
    found = entries()
    assert [(e["version"], e["kind"], e["story_id"]) for e in found] == [
        ("1", "article", "s"), ("1", "article", ""), ("1", "story", "s"), ("1", "story", "t")
    ]  # fmt: skip
    assert [e["article_id"] for e in found[:2]] == ["a", "b"]
    assert len(found[1]["title"]) == LONGEST_TITLE
    assert [(e["story_version"], e.get("survivor")) for e in found[2:]] == [("2", None), ("3", "s")]


def test_the_stream_in_redis_stays_bounded(redis_state: State) -> None:
    changes = RedisChanges(redis_state, 10)
    for number in range(1000):
        changes.announce([document(f"a{number}")])
    assert redis_state.client.xlen("{nw}:changes") < 500
