"""Habits of editing: in memory and in Redis the same."""

from __future__ import annotations

import pytest
from newswire_ingest.fetching.edit_habits import SPANS, EditHabit, EditHabits, Lesson, announced, looked, repeated
from newswire_ingest.fetching.redis_edit_habits import KEPT_S, RedisEditHabits
from newswire_ingest.testing import FakeEditHabits
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def habits(request: pytest.FixtureRequest) -> EditHabits:
    """Each kind in turn, empty."""
    if request.param == "memory":
        return FakeEditHabits()
    state = request.getfixturevalue("redis_state")
    state.client.flushall()
    return RedisEditHabits(state)


def test_an_unknown_source_has_an_empty_habit(habits: EditHabits) -> None:
    assert habits.of("desk") == EditHabit()


def test_lessons_fade_what_was_and_add_to_it(habits: EditHabits) -> None:
    habits.learn("desk", [Lesson(0, 1, 2.0), Lesson(2 * SPANS + 1, 0.5, 0.25)])
    habits.learn("desk", [Lesson(0, 0.5, 1.0), Lesson(0, 1, 0.125)])
    habit = habits.of("desk")
    assert (habit.looked[0], habit.broken, sum(habit.found)) == (2.125, 0.25, 0)
    assert habits.of("other") == EditHabit()


def test_what_looks_teach_is_kept(habits: EditHabits) -> None:
    for lessons in (looked(EditHabit(), 0, 3000, 1.0, is_changed=True), announced(is_changed=True),
                    repeated(is_changed=True)):  # fmt: skip
        habits.learn("desk", lessons)
    habit = habits.of("desk")
    assert sum(habit.found) == pytest.approx(1, abs=0.001)
    assert (habit.kept, habit.broken, habit.again, habit.again_found) == (1, 0, 1, 1)


def test_no_lesson_changes_nothing(habits: EditHabits) -> None:
    habits.learn("desk", [])
    assert habits.of("desk") == EditHabit()


def test_a_habit_is_small_and_does_not_live_for_ever(redis_state: State) -> None:
    redis_state.client.flushall()
    habits = RedisEditHabits(redis_state)
    for number in range(300):
        habits.learn("desk", looked(habits.of("desk"), 0, 129_600, 0.37, is_changed=number % 7 == 0))
    assert redis_state.client.memory_usage(keys.EDITS("desk")) < 400
    assert 0 < redis_state.client.ttl(keys.EDITS("desk")) <= KEPT_S


def test_numbers_of_another_release_begin_anew(redis_state: State) -> None:
    redis_state.client.set(keys.EDITS("desk"), "[1,2,3]")
    habits = RedisEditHabits(redis_state)
    assert habits.of("desk") == EditHabit()
    habits.learn("desk", [Lesson(0, 1, 2.0)])
    assert habits.of("desk").looked[0] == 2
