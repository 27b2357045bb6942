"""The shelf: what is asked for stays, what nobody asks for goes, and the folder never grows past its bound."""

from __future__ import annotations

import os
from pathlib import Path

from newswire_search.pictures.picture_files import PictureFiles


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def aged(folder: Path, age_s: int) -> None:
    for file in files(folder):
        os.utime(file, (file.stat().st_mtime - age_s,) * 2)


def test_what_is_kept_is_given_again_by_size(tmp_path: Path) -> None:
    shelf = PictureFiles(tmp_path / "pictures", 1_000)
    shelf.put("https://img.example/a", {"row": b"small", "lead": b"large"})
    assert (shelf.get("https://img.example/a", "row"), shelf.get("https://img.example/a", "lead")) == (
        b"small",
        b"large",
    )
    assert shelf.get("https://img.example/b", "row") is None
    assert PictureFiles(tmp_path / "pictures", 1_000).get("https://img.example/a", "row") == b"small"


def test_those_go_that_were_not_asked_for_longest(tmp_path: Path) -> None:
    shelf = PictureFiles(tmp_path, 1_000)
    for name in "abc":
        shelf.put(name, {"row": b"x" * 300})
        aged(tmp_path, 60)
    shelf.get("a", "row")
    shelf.put("d", {"row": b"x" * 300})
    assert [name for name in "abcd" if shelf.get(name, "row")] == ["a", "c", "d"]


def test_a_folder_that_is_full_already_is_cleared_as_well(tmp_path: Path) -> None:
    for name in "abcdefghij":
        PictureFiles(tmp_path, 10_000).put(name, {"row": b"x" * 300})
    PictureFiles(tmp_path, 1_000).put("k", {"row": b"x" * 300})
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 1_000


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf = PictureFiles(tmp_path / "file", 1_000)
    shelf.put("a", {"row": b"x"})
    assert shelf.get("a", "row") is None
