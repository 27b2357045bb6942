"""A group's number follows the age of what waits: up by its proportion, down one by one, never in swings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from newswire_ops.observation.reading import StackReading
from newswire_ops.scaling.following import CALM_S, GROW_AT_S, LULL_S, SETTLE_S, Following, Load, load_of
from newswire_ops.scaling.size import Size
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import group_named
from newswire_shared.testing import Memory
from unit.ops.samples import stack_of

FOUR = Size(1, 4)
LATE, EASY = Load(GROW_AT_S, 9), Load(CALM_S - 1, 0)


@dataclass
class Group:
    """A group that does as it is told, and a clock."""

    workers: int = 1
    size: Size = FOUR
    now: float = 1000.0
    following: Following = field(init=False)

    def __post_init__(self) -> None:
        self.following = Following(lambda: self.now)

    def after(self, seconds: float, load: Load) -> int:
        self.now += seconds
        self.workers = self.following.wanted(self.workers, self.size, load)
        return self.workers


def test_it_grows_when_the_oldest_is_late_and_not_before() -> None:
    group = Group()
    assert group.after(1, Load(GROW_AT_S - 1, 9)) == 1
    assert group.after(1, LATE) == 2


def test_it_grows_by_the_age_to_twice_at_most_and_to_its_bound() -> None:
    assert Group(workers=10, size=Size(1, 64)).after(1, Load(1.5 * GROW_AT_S, 9)) == 15
    assert Group(workers=10, size=Size(1, 64)).after(1, Load(9 * GROW_AT_S, 9)) == 20
    assert Group(workers=3).after(1, Load(9 * GROW_AT_S, 9)) == 4


def test_after_a_change_it_waits_for_what_it_brought() -> None:
    group = Group()
    assert group.after(1, LATE) == 2
    assert group.after(SETTLE_S - 1, LATE) == 2
    assert group.after(1, LATE) == 3


def test_what_only_waits_to_be_tried_again_needs_nobody_more() -> None:
    assert Group().after(1, Load(9 * GROW_AT_S, 0)) == 1


def test_it_shrinks_by_one_a_lull_and_never_below_its_bound() -> None:
    group = Group(workers=3, size=Size(2, 4))
    assert group.after(LULL_S - 1, EASY) == 3
    assert group.after(1, EASY) == 2
    assert group.after(2 * LULL_S, EASY) == 2


def test_a_lull_that_is_interrupted_begins_anew() -> None:
    group = Group(workers=3)
    assert group.after(LULL_S - 1, Load(CALM_S, 1)) == 3
    assert group.after(LULL_S - 1, EASY) == 3
    assert group.after(1, EASY) == 2


def test_new_bounds_hold_at_once() -> None:
    group = Group(workers=4)
    group.size = Size(1, 2)
    assert group.after(0, EASY) == 2
    group.size = Size(3, 4)
    assert group.after(0, EASY) == 3


@pytest.fixture
def reading(tmp_path: Path) -> StackReading:
    found = stack_of(Memory()).read()
    return replace(found, oldest_s={**found.oldest_s, Stage.ENRICH: 70.0},
                   queues={**found.queues, "enrich.live": 3, "enrich.backfill": 4, "control.enrich": 5})  # fmt: skip


def test_a_load_is_of_the_stage_and_without_ticks(reading: StackReading) -> None:
    assert load_of(group_named("enrich"), reading) == Load(70.0, 7)
    assert load_of(group_named("index"), reading) == Load(0.0, 0)


def test_a_paused_stage_has_no_load(reading: StackReading) -> None:
    assert load_of(group_named("enrich"), replace(reading, paused={"enrich": "by hand"})) == Load(0.0, 0)
