"""How a value goes with another: the median slope of all pairs (Theil and Sen), which odd readings do not move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

Point = tuple[float, float]
SETTLED = 1 / 3  # of a run is left out: caches fill, models load


@dataclass(frozen=True, slots=True)
class Slope:
    """A value when it had settled and at the end, and how it grew between."""

    name: str
    first: float
    last: float
    an_hour: float
    a_thousand: float

    def row(self) -> str:
        return f"{self.name:<34}{self.first:>11.1f}{self.last:>11.1f}{self.an_hour:>12.2f}{self.a_thousand:>14.3f}"


HEADING = f"{'':<34}{'settled':>11}{'end':>11}{'an hour':>12}{'per 1,000':>14}"


def slope_of(name: str, times_s: Sequence[float], articles: Sequence[float], values: Sequence[float]) -> Slope:
    """The slope of one value by the hour and by a thousand articles, over the settled part of the run."""
    begin = int(len(values) * SETTLED)
    by_time = _median_slope(list(zip(times_s, values, strict=True))[begin:])
    by_article = _median_slope(list(zip(articles, values, strict=True))[begin:])
    return Slope(name, values[begin], values[-1], by_time * 3600, by_article * 1000)


def _median_slope(points: Sequence[Point]) -> float:
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2) if b[0] != a[0]]
    return median(slopes) if slopes else 0.0
