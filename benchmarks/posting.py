"""Made-up sources for measuring when they are polled: what they publish when, and what their listings say of it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

START_H = 495_000.0  # a Tuesday in June 2026
HISTORY_H = 60 * 24.0


@dataclass(frozen=True, slots=True)
class Posted:
    """An item: when it appears in the listing, and when it says that it was published."""

    at: float
    stamp: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A made-up source: its items, also those of the weeks before it was added, and how many a listing shows."""

    kind: str
    items: tuple[Posted, ...]
    shown: int


def poisson(rng: random.Random, rate: Callable[[float], float], most: float, start: float, end: float) -> list[float]:
    """Instants of a rate that changes."""
    times, at = list[float](), start
    while True:
        at += rng.expovariate(most)
        if at >= end:
            return times
        if rng.random() * most < rate(at):
            times.append(at)


def office(rng: random.Random, per_day: float, weekend: float) -> tuple[Callable[[float], float], float]:
    """A rate by the hours of a desk in some zone, and the highest that it comes to."""
    zone, opens, long = rng.choice([-8, -5, -3, 0, 1, 2, 3, 5.5, 8, 9, 10]), rng.uniform(5, 9), rng.uniform(9, 15)
    night = rng.choice([0.0, 0.02, 0.1])

    def rate(hour: float) -> float:
        local = hour + zone
        day = (int(local // 24) + 3) % 7
        of_day = (local % 24 - opens) / long
        shape = math.sin(math.pi * of_day) ** 0.5 if 0 < of_day < 1 else night
        return per_day / long * 1.3 * shape * (weekend if day >= 5 else 1.0)

    return rate, per_day / long * 1.3


def newsroom(rng: random.Random, start: float, end: float) -> list[float]:
    """A desk of dozens of items a day."""
    rate, most = office(rng, rng.lognormvariate(math.log(40), 0.7), rng.choice([0.1, 0.3, 0.6, 1.0]))
    return poisson(rng, rate, most, start, end)


def wire(rng: random.Random, start: float, end: float) -> list[float]:
    """A wire service: hundreds of items a day, at night fewer."""
    per_h = rng.lognormvariate(math.log(10), 0.6)
    dip, phase = rng.uniform(0.2, 0.7), rng.uniform(0, 24)

    def rate(hour: float) -> float:
        return per_h * (1 - dip * (0.5 + 0.5 * math.cos((hour - phase) / 24 * 2 * math.pi)))

    return poisson(rng, rate, per_h, start, end)


def local_paper(rng: random.Random, start: float, end: float) -> list[float]:
    """A desk of a few items a day."""
    rate, most = office(rng, rng.uniform(3, 15), rng.choice([0.0, 0.2, 0.5]))
    return poisson(rng, rate, most, start, end)


def blog(rng: random.Random, start: float, end: float) -> list[float]:
    """About an item a week, on a day of its own or on any."""
    if rng.random() < 0.5:  # a column on its day
        day, hour, times = rng.randrange(7), rng.uniform(6, 20), []
        first = start - start % 168 + day * 24 + hour
        for week in range(int((end - start) // 168) + 2):
            at = first + week * 168 + rng.gauss(0, 0.7)
            if start < at < end and rng.random() < 0.9:
                times.append(at)
        return times
    return poisson(rng, lambda _: 1 / 150, 1 / 150, start, end)


def bursty(rng: random.Random, start: float, end: float) -> list[float]:
    """Breaking news: most of the time little, then hours in which each item brings others."""
    times = poisson(rng, lambda _: 0.3, 0.3, start, end)
    for begins in poisson(rng, lambda _: 1 / 60, 1 / 60, start, end):
        at, pace = begins, rng.uniform(4, 20)
        for _ in range(rng.randint(5, 50)):
            at += rng.expovariate(pace)
            pace *= 0.97
            times.append(at)
    return sorted(at for at in times if at < end)


def dead(rng: random.Random, start: float, end: float) -> list[float]:
    """A source that stopped before it was added, or did so weeks earlier."""
    stops = start + rng.uniform(0, HISTORY_H)
    return poisson(rng, lambda _: 0.2, 0.2, start, stops)


def batch(rng: random.Random, start: float, end: float) -> list[float]:
    """A machine that publishes at fixed times, some items each."""
    every, phase, late = rng.choice([1, 2, 3, 6, 12, 24]), rng.uniform(0, 24), rng.choice([0.0, 0.02, 0.1])
    times, at = [], start - start % 24 + phase
    while at < end:
        if at > start and rng.random() < 0.85:
            moment = at + rng.uniform(0, late)
            times += [moment] * rng.randint(1, 12)
        at += every
    return times


def seasonal(rng: random.Random, start: float, end: float) -> list[float]:
    """A newsroom that is silent for a while, and comes back."""
    times = newsroom(rng, start, end)
    gone = rng.uniform(START_H - 100, end - 72)
    back = gone + rng.uniform(48, 300)
    return [at for at in times if not gone < at < back]


KINDS: Sequence[tuple[str, float, Callable[[random.Random, float, float], list[float]]]] = (
    ("newsroom", 0.30, newsroom),
    ("wire", 0.08, wire),
    ("local", 0.17, local_paper),
    ("blog", 0.12, blog),
    ("bursty", 0.09, bursty),
    ("dead", 0.08, dead),
    ("batch", 0.10, batch),
    ("seasonal", 0.06, seasonal),
)


def profiles(number: int, days: int, seed: int) -> list[Profile]:
    """Made-up sources of every kind."""
    rng = random.Random(seed)
    made = []
    for _ in range(number):
        (kind, _, make) = rng.choices(KINDS, [share for _, share, _ in KINDS])[0]
        times = make(rng, START_H - HISTORY_H, START_H + days * 24)
        stamping = rng.choices(["true", "late", "none", "day"], [0.7, 0.12, 0.12, 0.06])[0]
        lag = rng.uniform(0.05, 1.5)
        made.append(
            Profile(
                kind,
                tuple(Posted(at, _stamp(rng, at, stamping, lag)) for at in times),
                rng.choice([10, 15, 20, 20, 25, 30, 50, 100]),
            )
        )
    return made


def _stamp(rng: random.Random, at: float, stamping: str, lag: float) -> float | None:
    if stamping == "none":
        return None
    if stamping == "day":  # the date alone
        return at // 24 * 24
    if stamping == "late":  # written for some time before it appears
        return at - lag * rng.random()
    return at
