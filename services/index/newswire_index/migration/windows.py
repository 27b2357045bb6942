"""Windows of sequence numbers, by which an index is copied: each holds a bounded number of documents."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")

WINDOW = 250  # documents at most: an engine gains nothing past some 100 in a request, and bodies may have a megabyte


@dataclass(frozen=True, slots=True)
class Window:
    """The numbers above `after`, up to `upto`."""

    after: int
    upto: int


def windows(after: int, upto: int, size: int = WINDOW) -> Iterator[Window]:
    """The windows between two numbers, in order."""
    for first in range(after, upto, size):
        yield Window(first, min(first + size, upto))


def sampled(upto: int, share: float, seed: int, size: int = WINDOW) -> list[Window]:
    """Windows that hold about a share of all numbers up to one, chosen by chance; one at least, if there are any."""
    small = max(1, size // 10)  # many small ones, or whatever is wrong in one place is missed
    known = [*windows(-1, upto, small)]
    wanted = min(len(known), max(1, ceil(len(known) * share)))
    return sorted(random.Random(seed).sample(known, wanted), key=lambda window: window.after)


def in_order(pool: ThreadPoolExecutor, work: Callable[[A], R], items: Iterator[A], ahead: int) -> Iterator[R]:
    """What the work answers for each item, in order; up to `ahead` items are under way at a time."""
    waiting: deque[Future[R]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
