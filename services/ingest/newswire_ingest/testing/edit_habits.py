"""Habits of editing in memory."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_ingest.fetching.edit_habits import EditHabit, Lesson, habit_of, numbers


class FakeEditHabits:
    """EditHabits in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, EditHabit] = {}

    def of(self, source: str) -> EditHabit:
        """The habit of a source."""
        return self._kept.get(source, EditHabit())

    def learn(self, source: str, lessons: Sequence[Lesson]) -> None:
        """Change a source's numbers."""
        kept = [*numbers(self.of(source))]
        for lesson in lessons:
            kept[lesson.number] = kept[lesson.number] * lesson.fade + lesson.add
        self._kept[source] = habit_of(kept)
