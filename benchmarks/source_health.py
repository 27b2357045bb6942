"""A thousand healthy sources of many rhythms, looked at for weeks: none may be called ill.

    .venv/bin/python -m benchmarks.source_health [--sources 1000] [--weeks 4]

Then each stops, and it is measured how long it takes until it is called silent.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import replace
from statistics import median

from newswire_ingest.health.health import Kind, health
from newswire_ingest.health.rhythm import expected
from newswire_ingest.polling.habits import begun, learned, packed
from newswire_ingest.sources.ports import FeedState, Source

HOUR_MS = 3_600_000
MONDAY_H = 490_944 + 96.0  # midnight of a Monday, in hours since 1970
SOURCE = Source("desk", "https://example.org/feed.xml", 0)
LONGEST_H = 70 * 24  # that a silence is waited for


def rate(kind: str, hour: float) -> float:
    """Items an hour of a made-up rhythm."""
    of_day, weekend = hour % 24, (hour - MONDAY_H) // 24 % 7 >= 5
    if kind == "wire":
        return 12.0 if 5 <= of_day < 23 else 3.0
    if kind == "paper":
        return 0.0 if weekend or not 6 <= of_day < 20 else 3.0
    if kind == "site":
        return 0.0 if of_day < 7 else 0.5 if weekend else 1.5
    return 1 / 168 if kind == "weekly" else 0.02


KINDS = ("wire", "paper", "site", "weekly", "blog")


def lived(kind: str, weeks: int, chance: random.Random, every_h: float = 1.0) -> tuple[FeedState, bool]:
    """A source's state after so many weeks of looks, and whether it was ever called ill on the way."""
    at, end, alarm = MONDAY_H, MONDAY_H + weeks * 168, False
    state = FeedState(polled_ms=int(at * HOUR_MS), new_ms=int(at * HOUR_MS), items=20, fresh=20, looks=1)
    habit = begun([at - chance.random() * 20 / max(rate(kind, at - 12), 0.05) for _ in range(20)], at)
    while at < end:
        at += every_h
        number = sum(chance.random() < rate(kind, at - 0.5) * every_h / 20 for _ in range(20))
        habit = learned(habit, [at - chance.random() * every_h for _ in range(number)], 0, at, 4.0)
        new_ms = int(at * HOUR_MS) if number else state.new_ms
        state = replace(
            state, habit=packed(habit), polled_ms=int(at * HOUR_MS), new_ms=new_ms, fresh=state.fresh + number
        )
        alarm = alarm or not health(SOURCE, state, state.polled_ms, expected).is_calm
    return state, alarm


def silence_h(state: FeedState) -> int:
    """Hours after its last look at which a source that stopped there is called silent."""
    state = replace(state, new_ms=state.polled_ms)
    hours = range(1, LONGEST_H)
    return next(
        (h for h in hours if health(SOURCE, state, state.polled_ms + h * HOUR_MS, expected).kind is Kind.SILENT),
        LONGEST_H,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--weeks", type=int, default=4)
    chosen = parser.parse_args()
    alarms, silent, looks = Counter[str](), dict[str, list[int]](), Counter[str]()
    for number in range(chosen.sources):
        kind = KINDS[number % len(KINDS)]
        state, alarm = lived(kind, chosen.weeks, random.Random(f"{kind} {number}"), every_h=2.0)
        alarms[kind] += alarm
        looks[kind] += 1
        if number < 50 * len(KINDS):  # the rest would take minutes and tell the same
            silent.setdefault(kind, []).append(silence_h(state))
    for kind in KINDS:
        print(
            f"{kind}: {alarms[kind]} of {looks[kind]} called ill; silent after {median(silent[kind])} h in the middle"
        )
    print(f"all: {sum(alarms.values())} of {chosen.sources}")


if __name__ == "__main__":
    main()
