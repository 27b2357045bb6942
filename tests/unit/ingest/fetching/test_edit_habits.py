"""What a source's habit of editing is learned from, and what it says."""

from __future__ import annotations

import pytest
from newswire_ingest.fetching.edit_habits import AGES_S, PRIOR, EditHabit, announced, looked, parts, raised, repeated
from newswire_ingest.testing import FakeEditHabits

HOUR = 3600.0


def taught(times: int, start_s: float, end_s: float, *, is_changed: bool) -> EditHabit:
    habits = FakeEditHabits()
    for _ in range(times):
        habits.learn("desk", looked(habits.of("desk"), start_s, end_s, 1.0, is_changed=is_changed))
    return habits.of("desk")


def believed(times: int, *, is_changed: bool) -> EditHabit:
    habits = FakeEditHabits()
    for _ in range(times):
        habits.learn("desk", announced(is_changed=is_changed))
    return habits.of("desk")


def test_an_unknown_source_edits_as_most_do() -> None:
    assert EditHabit().rates == pytest.approx(PRIOR)
    assert EditHabit().is_believed


def test_looks_that_find_nothing_make_edits_unlikely_in_the_ages_that_they_cover() -> None:
    rates = taught(60, 0, 40 * 60, is_changed=False).rates
    assert all(rate < prior / 5 for rate, prior in zip(rates[:3], PRIOR, strict=False))
    assert rates[3:] == pytest.approx(PRIOR[3:]), "nothing is known of later hours"


def test_an_edit_counts_once_spread_over_the_ages_in_which_it_may_have_come() -> None:
    habit = taught(1, 0, AGES_S[-1], is_changed=True)
    assert sum(habit.found) == pytest.approx(1)
    assert habit.looked == pytest.approx((1.0,) * len(AGES_S))


def test_edits_are_placed_where_looks_of_other_ages_leave_them() -> None:
    habits = FakeEditHabits()
    for _ in range(80):  # nothing in the first hours, and a correction in every second article by the next day
        habits.learn("desk", looked(habits.of("desk"), 0, 5 * HOUR, 1.0, is_changed=False))
        habits.learn("desk", looked(habits.of("desk"), 0, AGES_S[-1], 1.0, is_changed=True))
        habits.learn("desk", looked(habits.of("desk"), 0, AGES_S[-1], 1.0, is_changed=False))
    rates = habits.of("desk").rates
    assert sum(rates[-3:]) > 1.5 * sum(rates[:-3]), "at first they are in the first hours, as with most"


def test_what_was_long_ago_fades() -> None:
    habits = FakeEditHabits()
    for is_changed in [False] * 2000 + [True] * 300:
        habits.learn("desk", looked(habits.of("desk"), 0, 600, 1.0, is_changed=is_changed))
    assert habits.of("desk").rates[0] > 0.5


def test_a_source_whose_announcements_come_to_nothing_is_not_believed_and_one_that_is_mended_is_again() -> None:
    assert believed(5, is_changed=False).is_believed
    assert not believed(15, is_changed=False).is_believed
    assert believed(500, is_changed=True).is_believed


def test_after_an_edit_another_is_likelier_until_it_turns_out_that_none_comes() -> None:
    plain = EditHabit().rates
    edited = raised(EditHabit(), 15 * 60, 1.0, is_edited=True)
    assert [b > a for a, b in zip(plain, edited, strict=True)][:4] == [False, True, True, False]
    habits = FakeEditHabits()
    for _ in range(40):
        habits.learn("desk", repeated(is_changed=False))
    assert habits.of("desk").again_share < 0.05


def test_parts_of_spans_add_up() -> None:
    found = list(parts(5 * 60, 30 * 60))
    assert [(span, part) for span, part, _ in found] == [(0, 0.5), (1, 1.0), (2, 0.5)]
    assert [middle for _, _, middle in found] == [450, 900, 1500]
    assert list(parts(AGES_S[-1], AGES_S[-1] + 1)) == []
