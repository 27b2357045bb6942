"""The exponent with which a cost grows, fitted over four lengths, beside a calibration that is linear by its nature."""

from __future__ import annotations

import gc
import math
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LENGTHS = (10_000, 20_000, 40_000, 80_000)
MOST = 1.15  # the exponent above which a stage has to be mended; of linear work up to 1.08 was seen
LEAST_S = 0.004  # at the longest: what takes less can harm nobody, and the clock and first calls are of that size
ROUNDS, MOST_ROUNDS = 2, 8  # of what looks steep: a neighbour's burst lasts one or two, real growth all of them
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Growth:
    """How a cost grows: the exponent, and the milliseconds that the longest text takes."""

    exponent: float
    longest_ms: float

    @property
    def is_steep(self) -> bool:
        """Whether the cost grows faster than it may."""
        return self.exponent > MOST


def growth_of(work: Callable[[str], object], texts: Sequence[str], rounds: int = ROUNDS) -> Growth:
    """How the cost of some work grows over texts of the four lengths."""
    work(texts[0])  # what is done once
    gc.collect()
    gc.freeze()  # what collection costs depends on what lies in memory, and whom it meets on chance
    gc.disable()
    try:
        return _measured(work, texts, rounds)
    finally:
        gc.enable()
        gc.unfreeze()


def _measured(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> Growth:
    first = _cost(work, texts[-1])
    if first < LEAST_S:
        return Growth(0.0, first * 1000)
    costs, paces = [math.inf] * len(texts), [math.inf] * len(texts)
    costs[-1] = first
    found = Growth(0.0, 0.0)
    for done in range(1, max(rounds, MOST_ROUNDS) + 1):
        for place, text in enumerate(texts):
            if done > 1 or text is not texts[-1]:
                costs[place] = min(costs[place], _cost(work, text))
            paces[place] = min(paces[place], _cost(_linear, text) / len(text))
        found = _growth(costs, paces, [len(text) for text in texts])
        if found.longest_ms < LEAST_S * 1000 or (done >= rounds and not found.is_steep):
            break
    return found


def _growth(costs: Sequence[float], paces: Sequence[float], lengths: Sequence[int]) -> Growth:
    """The fit of costs at the pace that the machine had at each length."""
    longest_ms = costs[-1] * 1000
    if costs[-1] < LEAST_S:
        return Growth(0.0, longest_ms)
    usual = sum(paces) / len(paces)
    evened = [max(cost, LEAST_S / 64) * usual / pace for cost, pace in zip(costs, paces, strict=True)]
    return Growth(slope([math.log(n) for n in lengths], [math.log(cost) for cost in evened]), longest_ms)


def slope(along: Sequence[float], up: Sequence[float]) -> float:
    """The slope of the straight line that fits best."""
    mean_along, mean_up = sum(along) / len(along), sum(up) / len(up)
    rise = sum((x - mean_along) * (y - mean_up) for x, y in zip(along, up, strict=True))
    return rise / sum((x - mean_along) ** 2 for x in along)


def _cost(work: Callable[[str], object], text: str) -> float:
    gc.collect()  # before the clock runs: what the last one left
    began = time.process_time()
    work(text)
    return time.process_time() - began


def _linear(text: str) -> object:
    """Work of a known kind: as much for each character."""
    return [_WORD.search("the pier of Saltmere") for _ in range(len(text) // 20)]


def calls_of(work: Callable[[str], object], text: str) -> int:
    """How often some work calls a function or returns: the same on any machine, and blind to what goes on in C."""
    called = 0

    def count(*_: object) -> None:
        nonlocal called
        called += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return called


def exponent_of_calls(work: Callable[[str], object], small: str, large: str) -> float:
    """The exponent with which the number of calls grows between two texts.

    What is done once, and once for each word, is done before: with a text of the same words that is neither of the two,
    since a stage may remember its last text.
    """
    work(f"{large} {large[0]}")
    return math.log(calls_of(work, large) / calls_of(work, small)) / math.log(len(large) / len(small))
