"""The habits of a source: how much it publishes in which hour, learned from its items and its looks.

A habit is counts that fade, a few dozen numbers a source.  Hours of weekdays have a count each and hours of weekends
share one by three; days of the week and twelfths of an hour shape them.  Times are hours since 1970, in UTC.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

HOUR_MS = 3_600_000
HALF_LIFE_H = 14 * 24.0  # a season's hours or a new editor count after two weeks
MEMORY_H = 6 * 7 * 24.0  # what is older weighs an eighth, and counts as nothing
SHRINK_ITEMS = 0.5  # items at the source's mean that each hour of the week begins with: one item makes no habit
PRIOR_H = 2.0  # hours for which a source counts as one that publishes at the pace of the unknown
LEAST = 0.05  # of its even share is expected in a part of the hour or a day at which it never published
EVENTS = 6.0  # that a day of the week or a part of the hour begins with: a weekly column shows after some weeks
LEVEL_H = 36.0  # how long a slack or a busy spell is looked back at: a holiday shows within a day
LEVEL_ITEMS = 3.0  # that a spell begins with: one item more or less is chance
LEVELS = (0.1, 3.0)  # no spell slows or hastens a source more than that
BURST_H = 0.5  # how long breaking news makes more of itself
ECHO = 0.8  # items that an item brings in its train while a source publishes more than its habit
TOGETHER_H = 1 / 60  # what appears within a minute is one event: a batch is no burst
WEEKDAY_HOURS, WEEKEND_PARTS, DAYS, PARTS = 24, 8, 7, 12
SLOTS = WEEKDAY_HOURS + WEEKEND_PARTS
STEP_H = 1 / PARTS


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of when a source publishes, as of `at`; observed since `since`.

    `slots` counts items by hours of the week; `days` and `parts` count events by the day and by the twelfth of the
    hour.  `seen` and `expected` are the items of the last days, `recent` the events of this hour.
    """

    since: float
    at: float
    seen: float = 0
    expected: float = 0
    recent: float = 0
    slots: tuple[float, ...] = (0.0,) * SLOTS
    days: tuple[float, ...] = (0.0,) * DAYS
    parts: tuple[float, ...] = (0.0,) * PARTS


@dataclass(frozen=True, slots=True)
class Rates:
    """Items an hour that a habit lets expect: by hours of the week, with factors of days, parts of an hour and spells.

    A burst adds to that, and fades from `since` on.
    """

    slots: tuple[float, ...]
    days: tuple[float, ...]
    parts: tuple[float, ...]
    level: float = 1.0
    burst: float = 0.0
    since: float = 0.0

    def hourly(self, hour: float) -> float:
        """The rate of a whole hour by habit alone."""
        return self.slots[slot_of(hour)] * self.days[day_of(hour)]

    def at(self, hour: float) -> float:
        """The rate at an instant, with the spell and the burst that it is in."""
        burst = self.burst * math.exp((self.since - hour) / BURST_H) if self.burst else 0.0
        return self.hourly(hour) * self.parts[int(hour * PARTS) % PARTS] * self.level + burst


def packed(habit: Habit | None) -> tuple[float, ...]:
    """A habit as the numbers that are kept; rounded, for they are estimates."""
    if habit is None:
        return ()
    counts = (habit.seen, habit.expected, habit.recent, *habit.slots, *habit.days, *habit.parts)
    return (round(habit.since, 3), round(habit.at, 3), *(round(count, 3) for count in counts))


def unpacked(kept: Sequence[float]) -> Habit | None:
    """The habit of numbers that were kept; None where there are none, or of another form."""
    if len(kept) != 5 + SLOTS + DAYS + PARTS:
        return None
    (since, at, seen, expected, recent), counts = kept[:5], tuple(kept[5:])
    slots, days, parts = counts[:SLOTS], counts[SLOTS : SLOTS + DAYS], counts[SLOTS + DAYS :]
    return Habit(since, at, seen, expected, recent, slots, days, parts)


def begun(stamps: Sequence[float], now: float, known: Habit | None = None) -> Habit:
    """The habit that a first listing shows, by when its items say that they were published.

    It is known from the oldest of them on: an older one may have left the listing.  `known` is what an earlier part of
    the same listing showed.
    """
    past = sorted(stamp for stamp in stamps if stamp <= now)
    since = min([max(past[0], now - MEMORY_H) if past else now, *([known.since] if known else [])])
    begin = replace(known, since=since, at=now) if known else Habit(since, now)
    return _counted(begin, [stamp for stamp in past if stamp > now - MEMORY_H])


def learned(habit: Habit, stamps: Sequence[float], unstamped: int, now: float, unknown: float) -> Habit:
    """The habit after another look and its new items, some of which say when, since the look before, they appeared.

    The others appeared at any hour in between, likelier at one at which the source publishes.  `unknown` is the rate of
    a source that is not known yet, in items an hour.
    """
    known = rates(habit, unknown)
    hours = [(hour, known.hourly(hour) * length) for hour, length in _hours(habit.at, now)]
    expected = sum(items for _, items in hours)
    spread = [(hour, unstamped * items / expected) for hour, items in hours] if unstamped and expected else []
    faded = _faded(habit, now)
    spell = replace(faded, seen=faded.seen + len(stamps) + unstamped, expected=faded.expected + expected)
    return _counted(spell, sorted(stamps), spread)


def rates(habit: Habit, unknown: float) -> Rates:
    """What a habit lets expect; hours of which little is known are like the others, and a new source is `unknown`."""
    by_slot, by_day = _observed(int(habit.since), int(habit.at))
    mean = (sum(habit.slots) + PRIOR_H * unknown) / (sum(by_slot) + PRIOR_H)
    shrink_h = SHRINK_ITEMS / mean if mean else math.inf  # of a source that has brought nothing nothing is expected
    slots = tuple(
        (count + SHRINK_ITEMS) / (hours + shrink_h) for count, hours in zip(habit.slots, by_slot, strict=True)
    )
    level = min(max((habit.seen + LEVEL_ITEMS) / (habit.expected + LEVEL_ITEMS), LEVELS[0]), LEVELS[1])
    days = (*_factors(habit.days[:5], by_day[:5]), *_factors(habit.days[5:], by_day[5:]))
    plain = Rates(slots, days, _factors(habit.parts, (1.0,) * PARTS), level, since=habit.at)
    excess = habit.recent / BURST_H - plain.hourly(habit.at) * level
    return replace(plain, burst=max(0.0, ECHO * excess))


def _counted(habit: Habit, stamps: Sequence[float], spread: Sequence[tuple[float, float]] = ()) -> Habit:
    """The habit with items at these instants, in order, and with parts of items spread over hours."""
    slots, days, parts, recent = list(habit.slots), list(habit.days), list(habit.parts), habit.recent
    last = -math.inf
    for stamp in stamps:
        weight = 0.5 ** ((habit.at - stamp) / HALF_LIFE_H)
        slots[slot_of(stamp)] += weight
        if stamp - last > TOGETHER_H:
            days[day_of(stamp)] += weight
            parts[int(stamp * PARTS) % PARTS] += weight
            recent += math.exp((stamp - habit.at) / BURST_H)
        last = stamp
    for hour, count in spread:
        slots[slot_of(hour)] += count
    if spread:  # seen together, they count as one event
        days[day_of(spread[-1][0])] += 1
        recent += 1
    return replace(habit, slots=tuple(slots), days=tuple(days), parts=tuple(parts), recent=recent)


def _faded(habit: Habit, now: float) -> Habit:
    since = now - habit.at
    kept, spell = 0.5 ** (since / HALF_LIFE_H), math.exp(-since / LEVEL_H)
    return Habit(
        max(habit.since, now - MEMORY_H),
        now,
        habit.seen * spell,
        habit.expected * spell,
        habit.recent * math.exp(-since / BURST_H),
        tuple(count * kept for count in habit.slots),
        tuple(count * kept for count in habit.days),
        tuple(count * kept for count in habit.parts),
    )


def _hours(start: float, end: float) -> Iterator[tuple[float, float]]:
    """The hours of a span, each by an instant in it, and how much of each is in the span."""
    at = start
    while at < end:
        onward = min(math.floor(at) + 1.0, end)
        yield at, onward - at
        at = onward


@lru_cache(maxsize=256)  # sources that were added together are known for as long
def _observed(start: int, end: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Hours by slot and by day of the week, as they fade, from one hour to another."""
    slots, days, fading = [0.0] * SLOTS, [0.0] * DAYS, 0.5 ** (1 / HALF_LIFE_H)
    weight = 1.0
    for hour in range(end - 1, start - 1, -1):  # the hour that has begun is not observed yet
        slots[slot_of(hour)] += weight
        days[day_of(hour)] += weight
        weight *= fading
    return tuple(slots), tuple(days)


def _factors(counts: Sequence[float], observed: Sequence[float]) -> tuple[float, ...]:
    """How much more or less than even each count is, believed as far as chance alone would not make it so."""
    events, hours = sum(counts), sum(observed)
    if not events or not hours:
        return (1.0,) * len(counts)
    even = [events * seen / hours for seen in observed]
    chance = len(counts) - 1
    odd = sum((count - fair) ** 2 / fair for count, fair in zip(counts, even, strict=True) if fair)
    trust = max(0.0, 1 - chance / odd) * events / (events + EVENTS) if odd else 0.0
    return tuple(
        max(1 + trust * (count / fair - 1), LEAST) if fair else 1.0 for count, fair in zip(counts, even, strict=True)
    )


def day_of(hour: float) -> int:
    """The day of the week, 0 for Monday: hour 0 was a Thursday."""
    return (int(hour // 24) + 3) % DAYS


def slot_of(hour: float) -> int:
    """The hour of a weekday, or the three hours of a weekend's day."""
    of_day = int(hour % 24)
    return WEEKDAY_HOURS + of_day // 3 if day_of(hour) >= 5 else of_day
