"""Use case: count the sources by their health, for whoever reads no sources: metrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_ingest.health.health import Kind
from newswire_ingest.health.overview import Overviews

MOST_NAMED = 50  # sources that are named in metrics, the longest ill first: each is a series of its own


class HealthBoard(Protocol):
    """Where the sources' health is written.  Each method raises TransientError when the state cannot be reached."""

    def claim(self) -> bool:
        """Whether it is time to count, and this worker's turn: once a minute for one of all."""

    def write(self, counts: Mapping[str, int], ill: Mapping[str, str]) -> None:
        """Put counts by state, and the state of sources that are named, in the place of the last ones."""


@dataclass(frozen=True, slots=True)
class SourceWatch:
    """Counts once a minute, whichever worker's tick it is."""

    overviews: Overviews
    board: HealthBoard

    def __call__(self) -> None:
        if not self.board.claim():
            return
        found = self.overviews.all()
        counts = Counter({kind.value: 0 for kind in Kind})  # all of them: an alert on 0 needs a series
        counts.update(each.health.kind.value for each in found)
        ill = [each for each in found if not each.health.is_calm][:MOST_NAMED]
        self.board.write(counts, {each.source.name: each.health.kind.value for each in ill})
