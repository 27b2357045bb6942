"""How a group's number of workers follows the age of the oldest capture in its stage; pure, on a given clock.

It grows as KEDA does in Kubernetes (deploy/kubernetes/scaling.yaml), in proportion to the age, and shrinks one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from newswire_shared.contracts.topology import WorkerGroup

from newswire_ops.observation.reading import StackReading
from newswire_ops.scaling.size import STAGES, Size

GROW_AT_S = 60.0  # the same as in Kubernetes: a burst that is shorter works off by itself
CALM_S = 15.0  # below it nothing is late; between the two nothing changes, so that numbers do not swing
SETTLE_S = 30.0  # after a change: a worker starts in seconds, and shows in the age only then
LULL_S = 300.0  # of calm before one goes: a start loads models, so a worker is kept through a short lull
MOST_AT_ONCE = 2  # times as many: what starts costs processors that work, too


@dataclass(frozen=True, slots=True)
class Load:
    """What a group has to do: the age of the oldest capture of its stage, and messages that no worker holds.

    Nothing waits for a stage that is paused.
    """

    oldest_s: float
    waiting: int


def load_of(group: WorkerGroup, reading: StackReading) -> Load:
    """The load of a group that does the work of a stage."""
    stage = STAGES[group.name]
    if stage in reading.paused:
        return Load(0.0, 0)
    control = group.control.queue() if group.control else ""
    return Load(reading.oldest_s[stage], sum(reading.queues[queue] for queue in group.queues if queue != control))


@dataclass(slots=True)
class Following:
    """The number of one group, over time."""

    seconds: Callable[[], float]
    _changed: float = float("-inf")
    _busy: float = float("-inf")

    def __post_init__(self) -> None:
        self._busy = self.seconds()  # a start is no lull

    def wanted(self, workers: int, size: Size, load: Load) -> int:
        """How many workers there are to be, of how many there are."""
        now, wanted = self.seconds(), size.within(workers)
        if load.oldest_s >= CALM_S and load.waiting:  # what is only tried again later needs nobody more
            self._busy = now
        if now - self._changed < SETTLE_S or wanted != workers:
            return self._change(workers, wanted)
        if load.oldest_s >= GROW_AT_S and load.waiting:
            wanted = min(MOST_AT_ONCE * workers, max(workers + 1, math.ceil(workers * load.oldest_s / GROW_AT_S)))
        elif now - max(self._busy, self._changed) >= LULL_S:
            wanted = workers - 1
        return self._change(workers, size.within(wanted))

    def _change(self, workers: int, wanted: int) -> int:
        if wanted != workers:
            self._changed = self.seconds()
        return wanted
