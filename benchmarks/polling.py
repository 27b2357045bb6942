"""How soon news is found for how many requests: a month of made-up sources, polled by newswire's rule and by others.

    .venv/bin/python -m benchmarks.polling [--sources 250 --days 30 --seeds 31 32 33 34 --kinds]

The other rules are those that two well-known programs publish, replayed over the same sources.  A lag is from when an
item appears in its listing to the look that finds it; what left the listing before that is lost, and has none.
"""

from __future__ import annotations

import argparse
import bisect
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newswire_ingest.polling import habits
from newswire_ingest.polling.habits import Habit
from newswire_ingest.polling.schedule import Pace

from benchmarks.posting import START_H, Posted, Profile, profiles


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a listing shows."""

    now: float
    new: tuple[Posted, ...]
    shown: tuple[Posted, ...]
    is_first: bool


class Rule(Protocol):
    """When a source is looked at next."""

    def wait_s(self, look: Look) -> float:
        """The wait after a look."""


class Fixed:
    """One interval for all."""

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

    def __init__(self) -> None:
        self.pace = Pace()
        self.habit: Habit | None = None

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


def replay(profile: Profile, rule: Rule, days: int, offset: float) -> Tally:
    """A source polled by a rule; what it published before it was added has no lag."""
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
    """The value below which a part of sorted values lies."""
    return values[min(int(len(values) * part), len(values) - 1)] if values else 0.0


RULES: Mapping[str, Callable[[], Rule]] = {
    "fixed, 15 min": lambda: Fixed(900),
    "fixed, 30 min": lambda: Fixed(1800),
    "Miniflux": Miniflux,
    "Miniflux, factor 3": lambda: Miniflux(3),
    "rss-fetcher": RssFetcher,
    "rss-fetcher, from 1 h on": lambda: RssFetcher(60),
    "newswire": Habits,
}


def total(tallies: Sequence[Tally]) -> Tally:
    """The sum of several."""
    return Tally(
        sum(tally.requests for tally in tallies),
        sum(tally.lost for tally in tallies),
        sorted(lag for tally in tallies for lag in tally.lags),
    )


def row(name: str, tallies: Sequence[Tally], days: int) -> str:
    """A line of the table."""
    whole = total(tallies)
    a_day = whole.requests / len(tallies) / days
    median, most = (60 * share(whole.lags, part) for part in (0.5, 0.95))
    return f"{name:26} {a_day:8.1f} {median:10.1f} {most:10.1f} {whole.lost:8}"


def measured(made: Sequence[Profile], days: int, seed: int, *, by_kind: bool) -> None:
    """Print the table of one seed."""
    print(f"seed {seed}\n{'rule':26} {'requests':>8} {'median min':>10} {'p95 min':>10} {'lost':>8}")
    for name, rule in RULES.items():
        rng = random.Random(seed)  # the first look is within a quarter of an hour, under each rule at the same instant
        tallies = [(each.kind, replay(each, rule(), days, rng.random() / 4)) for each in made]
        print(row(name, [tally for _, tally in tallies], days), flush=True)
        for kind in sorted({kind for kind, _ in tallies}) if by_kind else ():
            print(row(f"  {kind}", [tally for of, tally in tallies if of == kind], days))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=250)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seeds", type=int, nargs="+", default=[31, 32, 33, 34])
    parser.add_argument("--kinds", action="store_true", help="also by kind of source")
    arguments = parser.parse_args()
    for seed in arguments.seeds:
        made = profiles(arguments.sources, arguments.days, seed)
        measured(made, arguments.days, seed, by_kind=arguments.kinds)


if __name__ == "__main__":
    main()
