"""How the cost of some work grows with its size: by processor time in one run, so a busy machine changes nothing."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

ROUNDS = 2
MOST_ROUNDS = 6  # of what looks steep: a neighbour's burst lasts one or two, real growth all of them
STEEP = 1.5  # of linear work in a noisy place up to 1.3 was seen; work that grows with the square has 2
LEAST_S = 0.002  # what takes less says nothing: the clock and the first call's own costs are of that size


def exponent(work: Callable[[int], object], small: int, large: int) -> float:
    """The power of its size that the cost of work grows with: 1 if twice the size costs twice as much."""
    work(small)
    costs = dict.fromkeys((small, large), math.inf)
    for done in range(1, MOST_ROUNDS + 1):
        costs = {size: min(cost, _cost(work, size)) for size, cost in costs.items()}
        found = math.log(max(costs[large], LEAST_S) / max(costs[small], LEAST_S)) / math.log(large / small)
        if done >= ROUNDS and found < STEEP:
            break
    return found


def _cost(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
