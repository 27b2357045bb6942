"""How many captures enter and leave each stage, and how fast, by two readings: what one cannot tell is unknown."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from newswire_shared.contracts.reasons import Lane, Stage

from newswire_ops.observation.histograms import NOTHING, Histogram
from newswire_ops.observation.reading import StackReading

LEAST_MS = 5_000  # between two readings that are compared: less would show noise
WINDOW_MS = 60_000  # people think of articles a minute
OLDEST_MS = 5 * WINDOW_MS  # a look of this morning tells nothing of how fast it goes now
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Flow:
    """Captures a minute that entered and left a stage, over so many seconds; how long those that left were in it.

    95 of 100 of them were in it no longer than `p95_s`.
    """

    entered: float
    left: float
    mean_s: float | None
    p95_s: float | None
    over_s: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The flows of the stages, and how long live articles took until they were searchable: over so many seconds."""

    flows: Mapping[Stage, Flow] = field(default_factory=dict)
    fresh: Histogram = NOTHING
    over_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sums:
    at_ms: int
    left: Mapping[Stage, int]
    inside: Mapping[Stage, int]
    took: Mapping[Stage, Histogram]
    fresh: Histogram


@dataclass(slots=True)
class FlowMeter:
    """Keeps what readings of the last minute told; any thread may ask."""

    _kept: deque[_Sums] = field(default_factory=deque)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, reading: StackReading) -> Pace:
        """The pace up to a reading, empty while there is none to compare with."""
        sums = _sums(reading)
        with self._turn:
            first = self._compared_with(sums)
        if sums.at_ms - first.at_ms < LEAST_MS:
            return Pace()
        flows = {stage: _flow(first, sums, stage) for stage in Stage}
        return Pace(flows, sums.fresh - first.fresh, (sums.at_ms - first.at_ms) / 1000)

    def _compared_with(self, sums: _Sums) -> _Sums:
        """The sums that are about a minute older, or the oldest that there are; keeps these for later."""
        kept = self._kept
        if kept and (sums.at_ms < kept[-1].at_ms or _fell(sums, kept[-1])):
            kept.clear()  # the state was lost: what was counted before tells nothing of what is
        while kept and sums.at_ms - kept[0].at_ms > OLDEST_MS:
            kept.popleft()
        while len(kept) > 1 and sums.at_ms - kept[1].at_ms >= WINDOW_MS:
            kept.popleft()
        if not kept or sums.at_ms - kept[-1].at_ms >= LEAST_MS:
            kept.append(sums)
        return kept[0]


def _sums(reading: StackReading) -> _Sums:
    totals = reading.totals
    return _Sums(
        reading.at_ms,
        {stage: totals.get(f"count:{stage}", 0) for stage in Stage},
        {stage: reading.in_flight.get(stage, 0) for stage in Stage},
        {stage: reading.took.get(stage, NOTHING) for stage in Stage},
        reading.fresh.get(Lane.LIVE, NOTHING),
    )


def _fell(now: _Sums, before: _Sums) -> bool:
    return any(now.left[stage] < before.left[stage] for stage in Stage)


def _flow(first: _Sums, last: _Sums, stage: Stage) -> Flow:
    """What is inside more than before must have entered, beside what left."""
    left = last.left[stage] - first.left[stage]
    entered = max(0, left + last.inside[stage] - first.inside[stage])
    took = last.took[stage] - first.took[stage]
    minutes = (last.at_ms - first.at_ms) / _MINUTE_MS
    mean_s = took.sum_s / left if left else None
    return Flow(entered / minutes, left / minutes, mean_s, took.within_s(0.95), minutes * 60)
