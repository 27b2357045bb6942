"""What a source published teaches when it will publish, and that is when it is looked at."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.polling.habits import Habit, begun, day_of, learned, packed, rates, slot_of, unpacked
from newswire_ingest.polling.schedule import LONGEST_S, SHORTEST_S, Pace

MONDAY = 495_000.0 // 168 * 168 + 4 * 24  # hour 0 of 1970 was a Thursday's
WEEK = 168.0
PACE = Pace(900)
UNKNOWN = PACE.unknown


def office(weeks: int, per_hour: int = 4) -> list[float]:
    """Items of weekdays from 8 to 18 h, evenly."""
    hours = [w * WEEK + d * 24 + h for w in range(weeks) for d in range(5) for h in range(8, 18)]
    return [MONDAY + hour + n / per_hour + 0.01 for hour in hours for n in range(per_hour)]


def followed(times: list[float], start: float, end: float, habit: Habit | None = None) -> tuple[list[float], Habit]:
    """The looks at a source that publishes at these times, and what was learned."""
    now, known, looks = start, habit or begun([at for at in times if at <= start], start), list[float]()
    while now < end:
        new = [at for at in times if known.at < at <= now]
        known = learned(known, new, 0, now, UNKNOWN) if looks else known
        looks.append(now)
        now += PACE.wait_s(known) / 3600
    return looks, known


def test_weekdays_and_hours_are_told_from_the_time_in_utc() -> None:
    assert [day_of(MONDAY + 24 * day) for day in range(7)] == [0, 1, 2, 3, 4, 5, 6]
    assert (slot_of(MONDAY), slot_of(MONDAY + 23.9), slot_of(MONDAY + 5 * 24), slot_of(MONDAY + 6 * 24 + 23)) == (
        0, 23, 24, 31,
    )  # fmt: skip


def test_the_first_listing_alone_shows_the_hours_of_an_office() -> None:
    now = MONDAY + 3 * WEEK
    known = rates(begun(office(3), now), UNKNOWN)
    assert known.hourly(now + 10) > 3 > 0.2 > known.hourly(now + 3)
    assert known.hourly(now + 10 + 5 * 24) < 0.2, "a Saturday"


def test_an_office_is_looked_at_in_its_hours_and_seldom_at_night() -> None:
    times = office(6)
    looks, _ = followed(times, MONDAY + 4 * WEEK, MONDAY + 5 * WEEK)
    inside = [look for look in looks if day_of(look) < 5 and 8 <= look % 24 < 18]
    assert len(inside) / 50 > 4 * (len(looks) - len(inside)) / 118, "looks an hour"


def test_a_source_without_a_single_date_is_learned_from_its_looks() -> None:
    now, habit, times = MONDAY, begun([], MONDAY), office(3)
    while now < MONDAY + 2 * WEEK:
        new = sum(habit.at < at <= now for at in times)
        habit = learned(habit, (), new, now, UNKNOWN)
        now += PACE.wait_s(habit) / 3600
    known = rates(replace(habit, at=MONDAY + 2 * WEEK, recent=0), UNKNOWN)
    assert known.hourly(MONDAY + 2 * WEEK + 12) > 5 * known.hourly(MONDAY + 2 * WEEK + 2)


def test_a_source_of_which_nothing_is_known_is_looked_at_about_as_often_as_the_setting_says() -> None:
    for late_s in (300, 900, 3600):
        wait_s = Pace(late_s).wait_s(begun([], MONDAY))
        assert late_s / 2 < wait_s < late_s * 2


def test_a_silent_source_is_looked_at_ever_more_seldom_up_to_the_ceiling_and_then_at_once_when_it_wakes() -> None:
    looks, habit = followed(office(2), MONDAY + 2 * WEEK, MONDAY + 12 * WEEK)
    waits = [later - look for look, later in itertools.pairwise(looks)]
    assert max(waits[-5:]) > 3 and max(waits) <= LONGEST_S / 3600
    now = looks[-1] + 1
    woken = learned(habit, [now - 0.3, now - 0.2, now - 0.1], 0, now, UNKNOWN)
    assert PACE.wait_s(woken) < 1800


def test_breaking_news_raises_the_pace_at_once_and_it_falls_again() -> None:
    quiet = begun([MONDAY + 24 * day + 12 for day in range(30)], MONDAY + 30 * 24)
    now = quiet.at + 3
    calm = learned(quiet, (), 0, now, UNKNOWN)
    busy = learned(quiet, [now - 0.02 * n for n in range(10)], 0, now, UNKNOWN)
    assert PACE.wait_s(busy) < PACE.wait_s(calm) / 5
    assert PACE.wait_s(learned(busy, (), 0, now + 48, UNKNOWN)) > 3 * PACE.wait_s(busy)


def test_a_batch_is_no_burst() -> None:
    quiet = begun([MONDAY + 24 * day + 12 for day in range(30)], MONDAY + 30 * 24)
    now = quiet.at + 3
    batch = learned(quiet, [now - 0.02] * 10, 0, now, UNKNOWN)
    burst = learned(quiet, [now - 0.02 * n for n in range(10)], 0, now, UNKNOWN)
    assert PACE.wait_s(batch) > 1.5 * PACE.wait_s(burst)


def test_a_machine_that_publishes_on_the_hour_is_looked_at_soon_after_it() -> None:
    times = [MONDAY + hour + 0.02 for hour in range(int(4 * WEEK)) for _ in range(5)]
    looks, _ = followed(times, MONDAY + 2 * WEEK, MONDAY + 3 * WEEK)
    lags = sorted(min(look - at for look in looks if look >= at) for at in times if looks[0] < at < looks[-1])
    assert lags[len(lags) // 2] < 0.1 and len(looks) < 4 * WEEK


def test_a_short_listing_is_looked_at_before_what_is_new_pushes_out_what_was() -> None:
    rng = random.Random(1)
    times = sorted(rng.uniform(0, 48) + MONDAY for _ in range(48 * 60))
    habit = begun(times, MONDAY + 48)
    assert PACE.wait_s(habit, 4) < PACE.wait_s(habit, 1000)
    assert PACE.wait_s(habit, 1) < 3 * SHORTEST_S


@given(
    st.lists(st.floats(-3000, 3000), max_size=60), st.lists(st.floats(0, 1), max_size=30), st.integers(0, 3000),
    st.floats(0.0001, 2000), st.integers(0, 2000),
)  # fmt: skip
def test_whatever_a_source_does_its_wait_is_between_the_floor_and_the_ceiling(
    first: list[float], parts: list[float], unstamped: int, gap: float, listed: int
) -> None:
    begin = begun([MONDAY + at for at in first], MONDAY)
    habit = learned(begin, [MONDAY + part * gap for part in parts], unstamped, MONDAY + gap, UNKNOWN)
    assert SHORTEST_S <= PACE.wait_s(habit, listed) <= LONGEST_S
    kept = packed(habit)
    assert len(kept) <= 60 and unpacked(json.loads(json.dumps(kept))) == unpacked(kept)
    assert unpacked(kept) is not None


def test_numbers_of_another_form_are_no_habit() -> None:
    assert (unpacked(()), unpacked((1.0, 2.0)), packed(None)) == (None, None, ())
