"""The log of operators' edits: whole, in order, one step at a time, and the same in memory and in Redis."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newswire_enrich.editing.entities.edits import Alias, Merge, Rename, Split, Suppress
from newswire_enrich.editing.entities.log import EditLog, LoggedChange, Undo, in_force
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.editing.stories.edits import FreeArticle, LockStory, LoggedStoryEdit, MergeStories, StoryEdit
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.testing import InMemoryEditLog
from newswire_shared.accounting.journal import JournalStore
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state.recipe import declare_recipe, declared_recipe
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeJournalStore

pytest_plugins = ["redis_server"]

NOON = datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC)
CHANGES = (
    Merge(entity_id="org:a", into="org:b"),
    Split(entity_id="org:b", name="Łódź “B”\n", into="org:c", type="organisation"),
    Rename(entity_id="org:b", name="Բ"),
    Suppress(entity_id="other:x"),
    Alias(entity_id="org:b", alias="Bee", type="organisation", name="B"),
    Undo(number=1),
)


def entries(first: int = 1, last: int = len(CHANGES)) -> list[LoggedChange]:
    """Changes with these numbers."""
    return [
        LoggedChange(
            number=n, at=NOON + timedelta(seconds=n), by="ada", why="“why”", change=CHANGES[(n - 1) % len(CHANGES)]
        )
        for n in range(first, last + 1)
    ]


@pytest.fixture(params=["memory", "redis"])
def log(request: pytest.FixtureRequest) -> EditLog:
    """Each kind of log in turn, empty."""
    if request.param == "memory":
        return InMemoryEditLog()
    return RedisEditLog(request.getfixturevalue("redis_state"))


def test_a_log_begins_empty(log: EditLog) -> None:
    assert (log.version(), log.entries()) == ("", ())


def test_every_kind_of_change_is_read_as_it_was_added(log: EditLog) -> None:
    assert log.append(0, entries())
    assert (log.version(), log.entries()) == (in_force(entries()).version, tuple(entries()))


def test_changes_come_by_number_and_not_by_spelling(log: EditLog) -> None:
    assert log.append(0, entries(1, 12))
    assert [entry.number for entry in log.entries()] == [*range(1, 13)]


def test_who_does_not_know_all_of_the_log_adds_nothing(log: EditLog) -> None:
    log.append(0, entries(1, 2))
    assert not log.append(1, entries(3, 3)), "another one came meanwhile"
    assert not log.append(2, entries(2, 3)), "a number is taken"
    assert not log.append(2, [*entries(3, 3), *entries(2, 2)]), "in whatever order they come"
    assert (log.version(), log.entries()) == (in_force(entries(1, 2)).version, tuple(entries(1, 2)))
    assert log.append(2, entries(3, 3))
    assert (log.version(), len(log.entries())) == (in_force(entries(1, 3)).version, 3)


def test_what_is_missing_in_the_middle_is_put_back(log: EditLog) -> None:
    log.append(0, [*entries(1, 1), *entries(3, 3)])
    assert log.append(2, entries(2, 2))
    assert log.entries() == tuple(entries(1, 3))


def test_a_log_is_replaced_whole(log: EditLog) -> None:
    log.append(0, entries(1, 3))
    log.replace(entries(2, 2))
    assert (log.version(), log.entries()) == (in_force(entries(2, 2)).version, tuple(entries(2, 2)))
    log.replace([])
    assert (log.version(), log.entries()) == ("", ())


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 6)), max_size=8))
def test_memory_and_redis_decide_alike(redis_state: State, steps: list[tuple[int, int]]) -> None:
    redis_state.client.flushall()
    memory, redis = InMemoryEditLog(), RedisEditLog(redis_state)
    for known, number in steps:
        added = entries(number, number)
        assert memory.append(known, added) == redis.append(known, added)
        assert (memory.version(), memory.entries()) == (redis.version(), redis.entries())


def test_the_version_of_the_edits_is_a_part_of_the_recipe_at_once(redis_state: State) -> None:
    log = RedisEditLog(redis_state)
    log.append(0, entries(1, 1))
    assert declared_recipe(redis_state) == "", "no worker has said what it does"
    declare_recipe(redis_state, "one")
    assert declared_recipe(redis_state) == f"one.{in_force(entries(1, 1)).version}"
    log.append(1, [entries(2, 2)[0].model_copy(update={"change": Undo(number=1)})])
    assert declared_recipe(redis_state) == "one"


def decisions(first: int, last: int) -> list[LoggedStoryEdit]:
    """Decisions on stories with these numbers."""
    edits: tuple[StoryEdit, ...] = (MergeStories(story="b", other="a"), LockStory(story="a"), FreeArticle(article="Ł"))
    return [
        LoggedStoryEdit(number=n, at=NOON + timedelta(seconds=n), by="ada", why="“why”", edit=edits[n % len(edits)])
        for n in range(first, last + 1)
    ]


@pytest.fixture(params=["memory", "redis"])
def story_log(request: pytest.FixtureRequest) -> JournalStore[LoggedStoryEdit]:
    """Each kind of log of decisions on stories in turn, empty."""
    if request.param == "memory":
        return FakeJournalStore(gapless=True)
    return RedisStoryEditLog(request.getfixturevalue("redis_state"))


def test_decisions_on_stories_come_in_the_order_in_which_they_were_made(
    story_log: JournalStore[LoggedStoryEdit],
) -> None:
    assert story_log.entries() == ()
    assert story_log.append(0, decisions(1, 2)) and story_log.append(2, decisions(3, 3))
    assert story_log.entries() == tuple(decisions(1, 3))


def test_who_does_not_know_all_decisions_adds_none(story_log: JournalStore[LoggedStoryEdit]) -> None:
    story_log.append(0, decisions(1, 2))
    assert not story_log.append(1, decisions(2, 2)), "another one came meanwhile"
    assert not story_log.append(2, decisions(4, 4)), "its place is its number"
    assert not story_log.append(3, decisions(4, 4)), "there are no three"
    assert story_log.entries() == tuple(decisions(1, 2))


def test_decisions_are_replaced_whole(story_log: JournalStore[LoggedStoryEdit]) -> None:
    story_log.append(0, decisions(1, 3))
    story_log.replace(decisions(1, 1))
    assert story_log.entries() == tuple(decisions(1, 1))
    story_log.replace([])
    assert story_log.entries() == ()


def test_decisions_are_written_without_their_numbers_as_ever(redis_state: State) -> None:
    RedisStoryEditLog(redis_state).append(0, decisions(1, 1))
    (kept,) = redis_state.client.lrange("{nw}:story-edits", 0, -1)
    assert set(json.loads(kept)) == {"at", "by", "why", "edit"}


def test_an_edit_of_a_later_release_waits_for_that_release(redis_state: State) -> None:
    RedisEditLog(redis_state).append(0, entries(1, 1))
    redis_state.client.hset("{nw}:entity-edits", "2", '{"number": 2, "change": {"edit": "paint"}}')
    with pytest.raises(TransientError, match="cannot read entity edit 2, start a newer one"):
        RedisEditLog(redis_state).entries()


def test_a_log_that_cannot_be_reached_is_asked_again_later() -> None:
    log = RedisEditLog(State("redis://127.0.0.1:1/0"))
    for call in (log.version, log.entries, lambda: log.append(0, entries()), lambda: log.replace([])):
        with pytest.raises(TransientError):
            call()
