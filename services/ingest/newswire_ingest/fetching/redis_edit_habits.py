"""Habits of editing in Redis: a few dozen numbers a source."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.fetching.edit_habits import EditHabit, Lesson, habit_of, numbers

SCRIPTS = ScriptFolder("newswire_ingest.fetching")
KEPT_S = 90 * 86400  # after the last lesson: what a source did a season ago says little


class RedisEditHabits:
    """EditHabits in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, source: str) -> EditHabit:
        with translated():
            found = self._state.client.get(keys.EDITS(source))
        return habit_of(json.loads(found)) if found else EditHabit()

    def learn(self, source: str, lessons: Sequence[Lesson]) -> None:
        words = [word for each in lessons for word in (each.number, repr(each.fade), repr(each.add))]
        self._state.call(SCRIPTS["learn"], source, len(numbers(EditHabit())), KEPT_S, *words)
