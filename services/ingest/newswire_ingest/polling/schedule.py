"""When a source is looked at next: as soon as what it will have published by then begins to be late.

An article that waits in a listing costs little for some minutes, most of what it can after `late_s`, when others have
it, and from then on a little more with every further wait.  The next look is when the expected cost of all that
appears until then reaches `PATIENCE` articles.  So a busy hour is looked at every few minutes, a quiet one seldom, and
a number of requests is shared out so that few articles are late.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from newswire_ingest.polling.habits import PARTS, Habit, Rates, rates

SHORTEST_S, LONGEST_S = 60.0, 86400.0  # a minute is what servers bear, and a source that wakes is found within a day
UNKNOWN = 1.0  # items within `late_s` of a source not known yet: it is looked at about that often
PATIENCE = 0.105  # by made-up sources: half of the requests of a fixed quarter of an hour, about as few late
TAIL = 0.1  # of an article, each further `late_s`: a weekly column is looked at every few hours, and not once a day
OF_A_LISTING = 0.5  # of what a listing shows may be new at the next look: more, and a busy hour pushes items out
STEEP = 10  # the power of t: how suddenly a wait becomes a late one
LATE_FOR_CERTAIN, FINENESS = 8, 64  # in `late_s`; and steps of a wait that costs are summed in
FINE_H = 2.0  # from then on hours are even, unless the source publishes by the clock
HALVINGS = 12  # of the span in which the next look lies: to a thousandth of it


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon an article of a listing is late, in seconds; about the interval of a source not known yet."""

    late_s: float = 900.0

    @property
    def unknown(self) -> float:
        """Items an hour of a source that is not known yet."""
        return UNKNOWN * 3600 / self.late_s

    def wait_s(self, habit: Habit, listed: int = 0) -> float:
        """The wait after a look that left this habit, of a listing that shows so many items."""
        known = rates(habit, self.unknown)
        ahead = _ahead(known, habit.at)
        most = _until_full(ahead, OF_A_LISTING * listed) if listed else math.inf
        return min(max(min(self._wait_h(ahead), most) * 3600, SHORTEST_S), LONGEST_S)

    def _wait_h(self, ahead: list[tuple[float, float]]) -> float:
        late_h, longest = self.late_s / 3600, LONGEST_S / 3600
        short, long = 0.0, SHORTEST_S / 3600
        while long < longest and _cost(ahead, long, late_h) < PATIENCE:
            short, long = long, 2 * long
        if long >= longest and _cost(ahead, longest, late_h) < PATIENCE:
            return longest
        for _ in range(HALVINGS):
            middle = (short + long) / 2
            short, long = (middle, long) if _cost(ahead, middle, late_h) < PATIENCE else (short, middle)
        return long


def _ahead(known: Rates, now: float) -> list[tuple[float, float]]:
    """The rates of the day that comes: the end of each piece of it, in hours from now, and items an hour."""
    return list(_pieces(known, now, LONGEST_S / 3600))


def _pieces(known: Rates, now: float, longest: float) -> Iterator[tuple[float, float]]:
    is_even = all(part == 1.0 for part in known.parts)
    at = 0.0
    while at < longest:
        parts = 1 if is_even and at >= FINE_H else PARTS
        end = min((math.floor((now + at) * parts + 1e-6) + 1) / parts - now, longest)
        yield end, known.at(now + (at + end) / 2)
        at = end


def _cost(ahead: list[tuple[float, float]], wait_h: float, late_h: float) -> float:
    """What the items that appear until then, and wait until then, cost in articles."""
    cost, whole = 0.0, _lateness(wait_h / late_h)
    for end, rate in ahead:
        left = _lateness((wait_h - end) / late_h) if end < wait_h else 0.0
        cost += rate * (whole - left)
        if end >= wait_h:
            break
        whole = left
    return cost * late_h


def _lateness(wait: float) -> float:
    """The costs of all waits up to this one, summed: of t¹⁰ / (1 + t¹⁰) + TAIL · t, with t in `late_s`."""
    place = wait * FINENESS
    lower = int(place)
    if lower >= len(_SUMS) - 1:  # late for certain
        return _SUMS[-1] + wait - LATE_FOR_CERTAIN + TAIL * wait * wait / 2
    return _SUMS[lower] + (place - lower) * (_SUMS[lower + 1] - _SUMS[lower]) + TAIL * wait * wait / 2


def _summed() -> tuple[float, ...]:
    steps = (number / FINENESS for number in range(1, LATE_FOR_CERTAIN * FINENESS + 1))
    costs = (step**STEEP / (1 + step**STEEP) / FINENESS for step in steps)
    return (0.0, *itertools.accumulate(costs))


_SUMS = _summed()


def _until_full(ahead: list[tuple[float, float]], most: float) -> float:
    """Hours until so many items have appeared."""
    items = begin = 0.0
    for end, rate in ahead:
        items += rate * (end - begin)
        if items >= most:
            return end - (items - most) / rate
        begin = end
    return math.inf
