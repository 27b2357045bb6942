"""Sizes are read as people write them, and refused in words; the files of a folder are read as they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ops.scaling.size import MOST_WORKERS, SCALED, STAGES, Size, scaled_group, size_of
from newswire_ops.scaling.size_files import FOLDER, SizeFiles
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Stage

ONES = {group.name: Size(1, 1) for group in SCALED}


@pytest.mark.parametrize(
    ("text", "size"), [("1", Size(1, 1)), ("4", Size(4, 4)), ("1..4", Size(1, 4)), (" 2..12 ", Size(2, 12))]
)
def test_a_size_is_a_number_or_bounds_and_written_as_it_was_read(text: str, size: Size) -> None:
    assert size_of(text, "enrich") == size
    assert str(size) == text.strip()
    assert size.is_fixed is (".." not in text)


@pytest.mark.parametrize(
    ("text", "group", "why"),
    [
        ("many", "enrich", "'many' is no number of workers: write 4, or 1..4"),
        ("-1", "enrich", "is no number of workers"),
        ("0", "enrich", "enrich cannot have 0 workers: it may have 1 to 64"),
        ("4..1", "enrich", "the smaller bound first"),
        (str(MOST_WORKERS + 1), "index", "index cannot have 65 workers"),
        ("1..4", "alerts", "alerts follows no age: give it a number; enrich and index may have bounds"),
        ("1..4", "ingest", "ingest follows no age"),
    ],
)
def test_what_is_no_size_is_refused_with_what_is_one(text: str, group: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        size_of(text, group)


def test_a_number_beyond_a_bound_is_that_bound() -> None:
    assert [Size(2, 4).within(n) for n in (1, 2, 3, 4, 5)] == [2, 2, 3, 4, 4]


def test_suspects_have_one_worker_and_unknown_groups_none() -> None:
    assert scaled_group("index").name == "index"
    with pytest.raises(UsageError, match="enrich-suspect has one worker"):
        scaled_group("enrich-suspect")
    with pytest.raises(UsageError, match="no worker group 'enrih'; there are ingest, enrich"):
        scaled_group("enrih")


def test_groups_that_follow_do_the_work_of_a_stage() -> None:
    assert STAGES == {"enrich": Stage.ENRICH, "index": Stage.INDEX}


def test_what_is_asked_is_seen_by_who_looks_at_once(tmp_path: Path) -> None:
    looking, asking = SizeFiles(tmp_path), SizeFiles(tmp_path)
    assert looking.sizes() == ONES
    for size in (Size(4, 4), Size(2, 2), Size(1, 3)):  # faster than the clock of a file system ticks
        asking.ask("enrich", size)
        assert looking.sizes() == {**ONES, "enrich": size}
    asking.ask("index", Size(2, 2))
    assert looking.sizes() == {**ONES, "enrich": Size(1, 3), "index": Size(2, 2)}


def test_a_stack_that_begins_forgets_what_another_was_asked(tmp_path: Path) -> None:
    SizeFiles(tmp_path).ask("enrich", Size(4, 4))
    files = SizeFiles(tmp_path)
    files.begin({"index": Size(2, 2)})
    assert files.sizes() == {**ONES, "index": Size(2, 2)}


def test_a_file_that_is_gone_or_spoilt_changes_no_number(tmp_path: Path) -> None:
    files = SizeFiles(tmp_path)
    files.ask("enrich", Size(4, 4))
    assert files.sizes()["enrich"] == Size(4, 4)
    (tmp_path / FOLDER / "enrich").write_text("a hundred\n")
    assert files.sizes()["enrich"] == Size(4, 4)
    (tmp_path / FOLDER / "enrich").unlink()
    assert files.sizes()["enrich"] == Size(4, 4)
