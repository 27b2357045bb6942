"""The time of a source's next look, by a person's interval or by its habits, and what its looks teach of these."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newswire_shared.contracts.clock import to_ms

from newswire_ingest.listings.values import Item, Listing
from newswire_ingest.polling import habits
from newswire_ingest.polling.habits import HOUR_MS, Habit
from newswire_ingest.polling.looks import wait_s
from newswire_ingest.polling.rests import rested_s
from newswire_ingest.polling.schedule import LONGEST_S, Pace
from newswire_ingest.sources.ports import FeedState, Source

SPREAD = 0.1  # of a wait, by the source: what was added together, or publishes on the hour, is not asked in one second


@dataclass(frozen=True, slots=True)
class Timetable:
    """Chooses waits."""

    pace: Pace

    def learned(self, state: FeedState, listing: Listing, fresh: Sequence[Item], now: datetime) -> FeedState:
        """The state with what a listing shows of when its source publishes; `fresh` were not in it before."""
        at, since = to_ms(now) / HOUR_MS, state.ok_ms / HOUR_MS
        stamps = [stamp for item in fresh if (stamp := _stamp(item)) is not None]
        if not state.ok_ms:
            habit = habits.begun(stamps, at, habits.unpacked(state.habit))
        else:
            lately = [stamp for stamp in stamps if since < stamp <= at]
            habit = habits.learned(self._habit(state, at), lately, len(fresh) - len(lately), at, self.pace.unknown)
        rests = {"rest_s": listing.rest_s, "skip_hours": listing.skip_hours, "skip_days": listing.skip_days}
        return replace(state, habit=habits.packed(habit), **rests)  # type: ignore[arg-type]

    def idle(self, state: FeedState, now: datetime) -> FeedState:
        """The state after a look that showed nothing new, which teaches something too."""
        at = to_ms(now) / HOUR_MS
        habit = habits.learned(self._habit(state, at), (), 0, at, self.pace.unknown)
        return replace(state, habit=habits.packed(habit))

    def planned(self, source: Source, state: FeedState, fresh_s: float, now: datetime) -> tuple[FeedState, float]:
        """The state with its next look, and the wait until then; an answer was `fresh_s` fresh.

        An interval that a person chose stays as it is.
        """
        wait = source.interval_s or self._by_habit(source, state, fresh_s, now)
        return replace(state, interval_s=wait, next_ms=to_ms(now) + int(wait * 1000)), wait

    def _by_habit(self, source: Source, state: FeedState, fresh_s: float, now: datetime) -> float:
        wait = self.pace.wait_s(self._habit(state, to_ms(now) / HOUR_MS), state.items)
        spread = min(wait * (1 + SPREAD * _share(f"{source.name} {state.looks}")), LONGEST_S)
        return rested_s(state, spread, fresh_s, now)

    def after_failure(self, source: Source, state: FeedState, asked_s: float, now: datetime) -> tuple[FeedState, float]:
        """The state after a failure with its next look, and the wait until then; a server asked for `asked_s`."""
        interval_s = source.interval_s or state.interval_s or self.pace.late_s
        wait = max(asked_s, wait_s(interval_s, state.failures))
        return replace(state, next_ms=to_ms(now) + int(wait * 1000)), wait

    def _habit(self, state: FeedState, at: float) -> Habit:
        return habits.unpacked(state.habit) or Habit(at, at)


def _stamp(item: Item) -> float | None:
    """When an item says that it was published, in hours; None where it does not, or not by a clock."""
    try:
        when = datetime.fromisoformat(item.published or item.updated or "")
    except ValueError:
        return None
    if when.tzinfo is None or not when.time().replace(tzinfo=None):
        return None
    return when.timestamp() * 1000 / HOUR_MS


def _share(text: str) -> float:
    """A number from 0 to 1 that is always the same for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest()) / 2**32
