"""Histograms of how long something took, as the scripts of the ledger keep them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

# As `library.lua` has them: from what nobody notices to what nobody forgives, a factor of two or three apart.
BOUNDS_S = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 21600)
_FIELDS = (*(f"{bound * 1000:.0f}" for bound in BOUNDS_S), "more")


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often it took up to each of `BOUNDS_S`, and more than the last one, each counted once; and the sum."""

    counts: tuple[int, ...] = (0,) * len(_FIELDS)
    sum_s: float = 0.0

    @property
    def number(self) -> int:
        """How often it was counted in all."""
        return sum(self.counts)

    def __sub__(self, before: Histogram) -> Histogram:
        """What came after an earlier one."""
        counts = tuple(now - then for now, then in zip(self.counts, before.counts, strict=True))
        return Histogram(counts, self.sum_s - before.sum_s)

    def cumulative(self) -> Iterator[tuple[str, int]]:
        """How often it took no longer than each bound, as Prometheus has it."""
        return zip((*map(str, map(float, BOUNDS_S)), "+Inf"), accumulate(self.counts), strict=True)

    def within_s(self, share: float) -> float | None:
        """The bound that this share took no longer than, None where none was counted or no bound is long enough."""
        if not self.number:
            return None
        reached = zip(BOUNDS_S, accumulate(self.counts), strict=False)
        return next((bound for bound, number in reached if number >= share * self.number), None)


NOTHING = Histogram()


def histogram_of(found: Mapping[str, str], name: str) -> Histogram:
    """The one of a name among all that Redis holds, empty where it holds none."""
    counts = tuple(int(found.get(f"{name} {bound}", 0)) for bound in _FIELDS)
    return Histogram(counts, int(found.get(f"{name} sum", 0)) / 1000)
