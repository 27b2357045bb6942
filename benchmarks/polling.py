"""How soon news is found for how many requests: 30 made-up days of many sources, polled by several rules.

.venv/bin/python -m benchmarks.polling [--sources 1000 --days 30 --seeds 11 12 13]
"""

from __future__ import annotations

import argparse
import bisect
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newswire_ingest.sources import habits, schedule
from newswire_ingest.sources.schedule import Pace

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
    times, at = [], start
    while True:
        at += rng.expovariate(most)
        if at >= end:
            return times
        if rng.random() * most < rate(at):
            times.append(at)


def office(rng: random.Random, per_day: float, weekend: float) -> tuple[Callable[[float], float], float]:
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
    rate, most = office(rng, rng.lognormvariate(math.log(40), 0.7), rng.choice([0.1, 0.3, 0.6, 1.0]))
    return poisson(rng, rate, most, start, end)


def wire(rng: random.Random, start: float, end: float) -> list[float]:
    per_h = rng.lognormvariate(math.log(10), 0.6)
    dip, phase = rng.uniform(0.2, 0.7), rng.uniform(0, 24)

    def rate(hour: float) -> float:
        return per_h * (1 - dip * (0.5 + 0.5 * math.cos((hour - phase) / 24 * 2 * math.pi)))

    return poisson(rng, rate, per_h, start, end)


def local_paper(rng: random.Random, start: float, end: float) -> list[float]:
    rate, most = office(rng, rng.uniform(3, 15), rng.choice([0.0, 0.2, 0.5]))
    return poisson(rng, rate, most, start, end)


def blog(rng: random.Random, start: float, end: float) -> list[float]:
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


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a listing shows."""

    now: float
    new: tuple[Posted, ...]
    shown: tuple[Posted, ...]
    is_first: bool


class Fixed:
    def __init__(self, every_s: float) -> None:
        self.every_s = every_s

    def wait_s(self, look: Look) -> float:
        return self.every_s


class Miniflux:
    """Its scheduler `entry_frequency`: a week by the entries of the last week, between 5 min and a day.

    The count is of the entries it has, by when they say that they were published.
    """

    def __init__(self, factor: float = 1.0, least_s: float = 300, most_s: float = 86400) -> None:
        self.factor, self.least_s, self.most_s, self.stamps = factor, least_s, most_s, list[float]()

    def wait_s(self, look: Look) -> float:
        for item in look.shown if look.is_first else look.new:
            self.stamps.append(look.now if item.stamp is None else item.stamp)
        self.stamps = [at for at in self.stamps if at > look.now - 168]
        if not self.stamps:
            return self.most_s
        return min(max(7 * 86400 / (len(self.stamps) * self.factor), self.least_s), self.most_s)


class RssFetcher:
    """Media Cloud's rule: an hour shorter where less than a third was known, ten minutes longer from two thirds on."""

    def __init__(self, start_min: float = 360, least_min: float = 10, shorter: float = 60, longer: float = 10) -> None:
        self.least, self.start, self.shorter, self.longer = least_min, start_min, shorter, longer
        self.minutes, self.last_new = start_min, 0.0

    def wait_s(self, look: Look) -> float:
        if look.new:
            self.last_new = look.now
        if not look.is_first and look.shown:
            known = 100 * (len(look.shown) - len(look.new)) / len(look.shown)
            if known >= 67:
                slow = look.now - self.last_new > 31 * 24
                self.minutes = min(self.minutes + (self.shorter if slow else self.longer), 1440)
            elif known < 33:
                self.minutes = max(self.start if self.minutes > self.start else self.minutes - self.shorter, self.least)
        return self.minutes * 60


class Habits:
    """newswire's."""

    def __init__(self, interval_s: float = 900, power: int = 2) -> None:
        self.pace, self.habit = Pace(interval_s), None

    def wait_s(self, look: Look) -> float:
        if self.habit is None:
            self.habit = habits.begun([i.stamp for i in look.shown if i.stamp is not None], look.now)
        else:
            since = self.habit.at
            known = [i.stamp for i in look.new if i.stamp is not None and since < i.stamp <= look.now]
            self.habit = habits.learned(self.habit, known, len(look.new) - len(known), look.now, self.pace.unknown)
        return self.pace.wait_s(self.habit, len(look.shown))


@dataclass
class Tally:
    """What a rule came to."""

    requests: int = 0
    lost: int = 0
    lags: list[float] = field(default_factory=list)


def replay(profile: Profile, rule: object, days: int, offset: float) -> Tally:
    tally, seen = Tally(), 0
    times = [item.at for item in profile.items]
    now, end, first = START_H + offset, START_H + days * 24, True
    while now < end:
        there = bisect.bisect_right(times, now)
        begin = max(0, there - profile.shown)
        new = profile.items[max(begin, seen) : there]
        if not first:
            tally.lost += max(0, begin - seen)
            tally.lags += [now - item.at for item in new]
        look = Look(now, new, profile.items[begin:there], first)
        tally.requests += 1
        seen, first = there, False
        now += max(rule.wait_s(look), 60) / 3600
    return tally


def share(values: Sequence[float], part: float) -> float:
    return values[min(int(len(values) * part), len(values) - 1)] if values else 0.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seeds", type=int, nargs="+", default=[11])
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--rules", nargs="+")
    parser.add_argument("--set", nargs="*", default=[])
    parser.add_argument("--hab", nargs="*", default=["2:750", "2:900"])
    arguments = parser.parse_args()
    for one in arguments.set:
        k, v = one.split("=")
        setattr(habits if hasattr(habits, k) else schedule, k, eval(v))
    schedule._SUMS = schedule._summed()
    rules = {
        "fixed 15 min": lambda: Fixed(900),
        "fixed 30 min": lambda: Fixed(1800),
        "miniflux": Miniflux,
        "miniflux x3": lambda: Miniflux(3),
        "rss-fetcher": RssFetcher,
        "rss-fetcher 60": lambda: RssFetcher(60),
    }
    for x in arguments.hab:
        p, i = map(int, x.split(":"))
        rules[f"habits {p} {i}"] = lambda p=p, i=i: Habits(i, p)
    for seed in arguments.seeds:
        made = profiles(arguments.sources, arguments.days, seed)
        print(f"seed {seed}: items in the days", sum(1 for m in made for i in m.items if i.at > START_H))
        for name, rule in rules.items():
            if arguments.rules and not any(name.startswith(r) for r in arguments.rules):
                continue
            rng = random.Random(seed)
            tallies = [(m.kind, replay(m, rule(), arguments.days, rng.random() / 4)) for m in made]
            report(name, [t for _, t in tallies], arguments)
            if arguments.kinds:
                for kind in sorted({k for k, _ in tallies}):
                    report("   " + kind, [t for k, t in tallies if k == kind], arguments)


def report(name: str, tallies: list[Tally], arguments: argparse.Namespace) -> None:
    lags = sorted(lag for t in tallies for lag in t.lags)
    lost = sum(t.lost for t in tallies)
    requests = sum(t.requests for t in tallies)
    print(
        f"{name:20} req/day/src {requests / len(tallies) / arguments.days:7.1f}  median {share(lags, 0.5) * 60:6.1f}"
        f"  p95 {share(lags, 0.95) * 60:7.1f}  mean {sum(lags) / max(1, len(lags)) * 60:7.1f}  lost {lost}"
    )


if __name__ == "__main__":
    main()
