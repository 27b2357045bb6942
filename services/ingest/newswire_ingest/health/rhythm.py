"""What a source would have published in a span, by its habit."""

from __future__ import annotations

from newswire_ingest.polling.habits import rates, unpacked
from newswire_ingest.sources.ports import FeedState

HOUR_MS = 3_600_000
KNOWN_H = 8 * 24  # a week with its weekend and a day more: before that every quiet Saturday would be a silence
LONGEST_H = 90 * 24  # hours of a span that are counted: after so long a silence nothing more is to be known


def expected(state: FeedState, since_ms: int, now_ms: int) -> float:
    """Items that a source's habit lets expect between two instants; 0 where no habit is known yet."""
    habit = unpacked(state.habit)
    if habit is None or now_ms / HOUR_MS - habit.since < KNOWN_H:
        return 0.0
    known = rates(habit, 0.0)  # what is not known is nothing: a new source misses nothing
    first, last = since_ms / HOUR_MS, now_ms / HOUR_MS
    hours = range(int(first) + 1, min(int(last), int(first) + LONGEST_H))
    return sum(known.hourly(hour + 0.5) for hour in hours)


def items_a_day(state: FeedState) -> float:
    """Items a day, the mean of a week."""
    habit = unpacked(state.habit)
    if habit is None:
        return 0.0
    known = rates(habit, 0.0)
    return sum(known.hourly(hour + 0.5) for hour in range(7 * 24)) / 7
