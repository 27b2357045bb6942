"""Use case: count the sources by their health, for whoever reads no sources: metrics."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_ingest.health.health import Kind
from newswire_ingest.health.overview import Overviews

RESTS = 10  # times as long as a count took: a tenth of one thread, however many sources there are
MOST_NAMED = 50  # sources that are named in metrics, the longest ill first: each is a series of its own


class HealthBoard(Protocol):
    """Where the sources' health is written.  Each method raises TransientError when the state cannot be reached."""

    def claim(self) -> bool:
        """Whether it is time to count, and this worker's turn: every 15 s for one of all."""

    def rest(self, wait_s: float) -> None:
        """Let nobody count for so long from now."""

    def write(self, counts: Mapping[str, int], ill: Mapping[str, str]) -> None:
        """Put counts by state, and the state of sources that are named, in the place of the last ones."""


@dataclass(frozen=True, slots=True)
class SourceWatch:
    """Counts every 15 s, whichever worker's tick it is, and more seldom where that takes long."""

    overviews: Overviews
    board: HealthBoard
    seconds: Callable[[], float] = time.monotonic

    def __call__(self) -> None:
        if not self.board.claim():
            return
        began = self.seconds()
        found = self.overviews.all()
        counts = Counter({kind.value: 0 for kind in Kind})  # all of them: an alert on 0 needs a series
        counts.update(each.health.kind.value for each in found)
        ill = [each for each in found if not each.health.is_calm][:MOST_NAMED]
        self.board.write(counts, {each.source.name: each.health.kind.value for each in ill})
        self.board.rest((self.seconds() - began) * RESTS)
