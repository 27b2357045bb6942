"""Writes that a killed migration left refused are taken again, and none that a living one or a person refuses."""

from __future__ import annotations

import pytest
from newswire_index.engine.progress import Progress
from newswire_index.migration.lift_blocks import LiftBlocks
from newswire_index.testing import FakeMigrationLease, InMemoryVersions
from newswire_shared.testing import FakePauses, Memory


def blocked(progress: Progress | None) -> InMemoryVersions:
    """Versions of which the one in use refuses writes; the next one was made so far."""
    versions = InMemoryVersions()
    if progress:
        versions.make("articles", 2, [""], progress)
    versions.block([("articles", 1)])
    return versions


def is_blocked(versions: InMemoryVersions) -> bool:
    return versions.kept["articles", 1].is_blocked


@pytest.mark.parametrize(
    ("progress", "is_lifted"),
    [(Progress(1, 1, is_switching=True), True), (Progress(1, 1), False), (None, False)],
    ids=["cut off at the switch", "cut off before", "by hand"],
)
def test_what_was_cut_off_at_the_switch_is_lifted(progress: Progress | None, is_lifted: bool) -> None:
    versions, holder = blocked(progress), list[object]()
    LiftBlocks(versions, FakeMigrationLease(FakePauses(Memory()), holder))()
    assert is_blocked(versions) is not is_lifted
    assert holder == [], "the right is given back"


def test_while_one_migrates_nothing_is_lifted() -> None:
    versions, holder = blocked(Progress(1, 1, is_switching=True)), list[object]()
    pauses = FakePauses(Memory())
    FakeMigrationLease(pauses, holder).take()
    LiftBlocks(versions, FakeMigrationLease(pauses, holder))()
    assert is_blocked(versions)


def test_a_version_that_was_left_stays_as_it_is() -> None:
    versions = blocked(Progress(1, 1, is_switching=True))
    versions.live["articles"] = 2
    LiftBlocks(versions, FakeMigrationLease(FakePauses(Memory())))()
    assert is_blocked(versions)
