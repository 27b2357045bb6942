"""What a look teaches of its source depends on why it was made and on what is known of the look before."""

from __future__ import annotations

import pytest
from newswire_ingest.fetching.edit_habits import AGES_S, EditHabit, Lesson, announced, looked, repeated
from newswire_ingest.fetching.judging import is_explored, lessons, next_age
from newswire_ingest.fetching.look_history import PastLook

MINUTE, HABIT = 60.0, EditHabit()
ARTICLES = [f"article-{number}" for number in range(400)]
EXPLORED = [each for each in ARTICLES if is_explored(each)]


def look(slot: str, minutes: float, *, is_changed: bool | None = None) -> PastLook:
    return PastLook(f"{slot}-{minutes}", slot, minutes * MINUTE, is_changed, "indexed")


FIRST = look("first", 0)


def covered(from_minutes: float, to_minutes: float, weight: float = 1.0, *, is_changed: bool) -> list[Lesson]:
    return looked(HABIT, from_minutes * MINUTE, to_minutes * MINUTE, weight, is_changed=is_changed)


@pytest.mark.parametrize("is_changed", [True, False])
def test_a_planned_look_teaches_of_the_ages_since_the_look_before(is_changed: bool) -> None:
    found = lessons(HABIT, [FIRST], look("recheck-1", 40, is_changed=is_changed), None)
    assert found == covered(0, 40, is_changed=is_changed)


def test_a_look_with_nothing_before_it_and_one_whose_end_is_open_teach_nothing() -> None:
    assert lessons(HABIT, [], look("recheck-1", 40, is_changed=True), None) == []
    assert lessons(HABIT, [FIRST], look("recheck-1", 40), None) == []


def test_an_edit_that_was_announced_teaches_that_announcements_are_true_and_no_more() -> None:
    found = lessons(HABIT, [FIRST], look("edit-1", 40, is_changed=True), 20 * MINUTE)
    assert found == announced(is_changed=True)


def test_an_announced_edit_that_is_none_teaches_also_that_there_was_none() -> None:
    found = lessons(HABIT, [FIRST], look("edit-1", 40, is_changed=False), 20 * MINUTE)
    assert found == [*covered(0, 40, is_changed=False), *announced(is_changed=False)]


@pytest.mark.parametrize("edited_s", [None, 30 * MINUTE, 10 * MINUTE])
def test_an_announcement_that_the_look_before_could_see_says_nothing_of_the_next_one(edited_s: float | None) -> None:
    before = [FIRST, look("recheck-1", 30, is_changed=False)]
    assert lessons(HABIT, before, look("edit-1", 40, is_changed=True), edited_s) == []


@pytest.mark.parametrize("is_changed", [True, False])
def test_a_planned_look_after_one_that_found_an_edit_teaches_whether_more_follow(is_changed: bool) -> None:
    later = look("recheck-2", 60, is_changed=is_changed)
    for before, follows in ((True, repeated(is_changed=is_changed)), (False, [])):
        earlier = look("recheck-1", 30, is_changed=before)
        found = lessons(HABIT, [FIRST, earlier], later, None)
        assert found == [*covered(30, 60, 1.0 if before else 0.5, is_changed=is_changed), *follows]
    assert lessons(HABIT, [FIRST, look("edit-1", 30, is_changed=True)], later, None) == covered(
        30, 60, is_changed=is_changed
    )


def test_nothing_is_planned_without_a_look_and_where_no_more_looks_are_allowed() -> None:
    for article in (ARTICLES[0], EXPLORED[0]):
        assert next_age(HABIT, [FIRST], article, 0, 4) is not None
        assert next_age(HABIT, [], article, 0, 4) is None
        assert next_age(HABIT, [FIRST], article, 0, 0) is None


def test_of_a_source_that_never_edits_a_few_articles_are_looked_at_once_and_late() -> None:
    never = EditHabit(looked=(1e9,) * len(AGES_S))
    assert len(ARTICLES) / 20 < len(EXPLORED) < len(ARTICLES) / 5
    for each in ARTICLES:
        assert next_age(never, [FIRST], each, 0, 4) == (AGES_S[-1] if each in EXPLORED else None)
        assert next_age(never, [FIRST, look("recheck-1", 30, is_changed=False)], each, 1800, 3) is None
    late_s = AGES_S[-1] + 5
    assert next_age(never, [FIRST], EXPLORED[0], late_s, 4) == late_s, "not in the past"


def test_one_article_in_ten_is_looked_at_whatever_is_known_of_its_source() -> None:
    explored = sum(is_explored(f"an article {number}") for number in range(10_000))
    assert 950 <= explored <= 1050


def test_one_look_in_ten_comes_at_any_earlier_age_and_never_in_the_past() -> None:
    edits = EditHabit(looked=(10.0,) * len(AGES_S), found=(0.0,) * (len(AGES_S) - 1) + (9.0,))
    for now_s in (0.0, AGES_S[1] + 1):
        planned = [
            next_age(edits, [PastLook(f"look {n}", "first", 0, None, "indexed")], "article", now_s, 4)
            for n in range(2000)
        ]
        best = max(age for age in planned if age is not None)
        earlier = {age for age in AGES_S if now_s <= age <= best}
        assert {*planned} == earlier and len(earlier) > 1
        share = sum(age != best for age in planned) / len(planned) * len(earlier) / (len(earlier) - 1)
        assert 0.08 < share < 0.12
