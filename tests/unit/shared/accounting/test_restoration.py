"""The progress of a part says what was done, goes on where it was, and names so much as a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from newswire_shared.accounting.restoration import (
    MOST_NOTES,
    PartProgress,
    Phase,
    Restorer,
    Resumption,
    Survivors,
    in_order,
    read_progress,
)


def test_a_step_adds_to_what_was_done_and_moves_the_place() -> None:
    before = PartProgress("a", done=3, total=20, back=2, lost=1, notes=("first",))
    assert before.after("b", 10, 4, ["second"]) == PartProgress("b", 13, 20, 6, 2, ("first", "second"))


def test_what_is_lost_is_what_is_noted_unless_it_is_said() -> None:
    assert PartProgress(lost=1).after("", 1, 0, ["x", "y"]).lost == 3
    assert PartProgress(lost=1).after("", 1, 0, ["x", "y"], lost=0).lost == 1
    assert PartProgress(lost=1).after("", 1, 0, lost=7).lost == 8


def test_of_many_notes_the_first_are_kept_and_all_are_counted() -> None:
    progress = PartProgress()
    for number in range(MOST_NOTES + 2):
        progress = progress.after("", 1, 0, [str(number)])
    assert progress.notes == tuple(map(str, range(20))) and progress.lost == 22


def test_a_progress_is_read_as_it_was_written() -> None:
    progress = PartProgress("1:a", 3, 20, 2, 1, ("an \u017c",))
    assert read_progress(progress.written()) == progress
    assert read_progress("") == PartProgress()


def nothing(survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
    return iter(())


def test_parts_come_back_by_phase_and_then_by_name() -> None:
    given = [("b", Phase.REGISTRY), ("z", Phase.PEOPLE), ("a", Phase.UNFINISHED), ("a", Phase.REGISTRY)]
    ordered = in_order([Restorer(name, phase, nothing) for name, phase in given])
    assert [(part.phase, part.name) for part in ordered] == [(1, "z"), (2, "a"), (2, "b"), (5, "a")]
    assert [*Phase] == [Phase.PEOPLE, Phase.REGISTRY, Phase.LINKING, Phase.EDITS, Phase.UNFINISHED]
    assert (Phase.LINKING, Phase.EDITS) == (3, 4)


def test_a_part_is_brought_back_from_its_beginning_and_in_earnest_unless_it_is_said() -> None:
    assert (Resumption().begun, Resumption().dry_run) == (PartProgress(), False)
