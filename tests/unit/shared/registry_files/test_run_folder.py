"""The registry's files: what is written is found, whatever was merged, and what is broken or missing is said."""

from __future__ import annotations

import os
import struct
from hashlib import md5
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire_shared.contracts.errors import TransientError
from newswire_shared.registry_files.rows import KeptRow, unpacked
from newswire_shared.registry_files.run_file import BrokenRun, RunFile
from newswire_shared.registry_files.run_folder import RunFolder, path_of, ranges_in
from newswire_shared.registry_files.run_merging import KEPT_S, clear, merge
from newswire_shared.registry_files.run_writing import write_run

FEW = settings(max_examples=25, deadline=None)  # each example makes files last
ROWS = st.dictionaries(st.binary(min_size=16, max_size=16), st.binary(max_size=40), max_size=60)


def key(number: int) -> bytes:
    return md5(b"%d" % number, usedforsecurity=False).digest()


def row(*layers: bytes, whole: bool = True, alias: bytes = b"") -> bytes:
    return KeptRow(layers, whole, alias).packed()


def written(folder: Path, number: int, rows: dict[bytes, bytes]) -> Path:
    path = path_of(folder, number, number)
    assert write_run(path, sorted(rows.items()), len(rows))
    return path


@FEW
@given(ROWS, st.lists(st.binary(min_size=16, max_size=16), max_size=20))
def test_what_is_written_is_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[bytes, bytes], others: list[bytes]
) -> None:
    run = RunFile(written(tmp_path_factory.mktemp("runs"), 1, rows))
    assert {each: run.get(each) for each in (*rows, *others)} == {each: rows.get(each) for each in (*rows, *others)}
    assert list(run.items()) == sorted(rows.items()) and run.rows == len(rows)


def test_a_key_is_found_where_the_end_of_one_and_the_begin_of_the_next_look_like_it(tmp_path: Path) -> None:
    rows = {b"\0" * 15 + b"\1": b"a", b"\0" * 14 + b"\1\0": b"b", b"\0" * 13 + b"\1\0\0": b"c"}
    run = RunFile(written(tmp_path, 1, rows))
    assert [run.get(each) for each in rows] == [b"a", b"b", b"c"]
    assert run.get(b"\1" + b"\0" * 15) is None


def test_many_keys_have_many_fences(tmp_path: Path) -> None:
    rows = {key(number): row(b"%d" % number) for number in range(3000)}
    run = RunFile(written(tmp_path, 1, rows))
    assert all(run.get(each) == kept for each, kept in rows.items())
    assert not any(run.get(key(number)) for number in range(3000, 6000))


@given(st.lists(st.binary(max_size=9), max_size=4), st.booleans(), st.sampled_from([b"", b"a" * 16]))
def test_rows_are_what_they_were(layers: list[bytes], whole: bool, alias: bytes) -> None:
    kept = KeptRow(tuple(layers), whole, alias)
    assert unpacked(kept.packed()) == kept


def test_later_layers_lie_over_earlier_ones_and_a_whole_one_needs_none() -> None:
    first, more = KeptRow((b"1",), True), KeptRow((b"2",), False, b"a" * 16)
    assert first.below(more) == KeptRow((b"1", b"2"), True, b"a" * 16)
    assert first.below(more).below(KeptRow((b"3",), True)) == KeptRow((b"3",), True, b"a" * 16)


@FEW
@given(st.lists(ROWS.filter(bool), min_size=1, max_size=7), st.data())
def test_merged_or_not_the_folder_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[bytes, bytes]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("runs")
    known: dict[bytes, KeptRow] = {}
    seen = RunFolder(folder)
    for number, rows in enumerate(runs, 1):
        kept = {each: row(layer, whole=data.draw(st.booleans())) for each, layer in rows.items()}
        written(folder, number, kept)
        for each, packed in kept.items():
            known[each] = known.get(each, KeptRow()).below(unpacked(packed))
        if data.draw(st.booleans()):
            merge(seen.look())
        assert seen.look().version == number
        assert {each: seen.known().get(each) for each in known} == known


def test_however_many_runs_were_written_few_are_asked(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    for number in range(1, 60):
        written(tmp_path, number, {key(number): row(b"")})
        merge(folder.look())
        assert len(folder.look().runs) <= 4


def test_a_name_that_is_taken_is_left_to_who_came_first(tmp_path: Path) -> None:
    path = written(tmp_path, 1, {key(1): row(b"first")})
    assert not write_run(path, [(key(1), row(b"late"))], 1)
    assert [each.name for each in tmp_path.iterdir()] == ["1-1.run"]
    assert RunFile(path).get(key(1)) == row(b"first")


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield key(1), row(b"")
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write_run(path_of(tmp_path, 1, 1), broken(), 9)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["cut", "index", "row", "magic"])
def test_what_is_broken_is_said_and_never_answers(tmp_path: Path, what: str) -> None:
    path = written(tmp_path, 1, {key(1): row(b"known")})
    content = bytearray(path.read_bytes())
    at = {"cut": 0, "row": 14, "index": 8 + 4 + len(row(b"known")) + 3, "magic": 0}[what]
    content[at] ^= 1
    path.write_bytes(bytes(content[:-1] if what == "cut" else content))
    with pytest.raises(BrokenRun, match=r"1-1\.run .*put it back"):
        RunFile(path).get(key(1))


def test_a_run_that_is_missing_is_said(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        written(tmp_path, number, {key(number): row(b"")})
    path_of(tmp_path, 2, 2).unlink()
    with pytest.raises(TransientError, match="run 2 is missing"):
        RunFolder(tmp_path).look()


@pytest.mark.parametrize("folder", [None, "empty"])
def test_a_folder_that_is_not_there_is_said_once_the_state_knows_a_run(tmp_path: Path, folder: str | None) -> None:
    runs = RunFolder(tmp_path / folder if folder else None)
    assert (runs.look_up(["ab" * 16]).version, runs.look_up(["ab" * 16]).rows) == (0, b"")
    with pytest.raises(TransientError, match="Mount that folder"):
        runs.look(1)


def test_a_merged_run_stays_for_a_while_for_those_who_read_it(tmp_path: Path) -> None:
    reader = RunFolder(tmp_path)
    for number in (1, 2):
        written(tmp_path, number, {key(number): row(b"%d" % number)})
    before = reader.look()
    assert merge(before) and ranges_in(tmp_path) == [(1, 1), (1, 2), (2, 2)]
    clear(tmp_path)
    assert len(ranges_in(tmp_path)) == 3
    long_ago = path_of(tmp_path, 1, 2).stat().st_mtime - KEPT_S - 1
    os.utime(path_of(tmp_path, 1, 2), (long_ago, long_ago))
    clear(tmp_path)
    assert ranges_in(tmp_path) == [(1, 2)]
    assert before.get(key(1)) == reader.look().get(key(1)) == unpacked(row(b"1"))


def test_what_a_killed_writer_left_goes_after_a_day(tmp_path: Path) -> None:
    for name, age_s in (("old.tmp", 25 * KEPT_S), ("new.tmp", 0)):
        (tmp_path / name).write_text("")
        at = (tmp_path / name).stat().st_mtime - age_s
        os.utime(tmp_path / name, (at, at))
    clear(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["new.tmp"]


def test_scripts_are_told_of_each_id_whether_it_has_a_row(tmp_path: Path) -> None:
    written(tmp_path, 1, {key(1): row(b"x")})
    answers = RunFolder(tmp_path).look_up([key(1).hex(), key(2).hex(), "no id"])
    packed = row(b"x")
    told = struct.pack(">16sI", key(1), len(packed)) + packed + struct.pack(">16sI", key(2), 0)
    assert (answers.version, answers.rows) == (1, told)
