"""A data folder that cannot be made is a sentence in every command that makes it."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from newswire_index.commands import index
from newswire_ops.commands import beat, config, dead, demo, down, flower, up, worker
from newswire_ops.composition import Operator
from newswire_shared.contracts.errors import MissingStack, UsageError
from newswire_shared.running.checks import Verdict
from newswire_shared.running.folders import check_folder
from typer import Typer
from typer.testing import CliRunner

COMMANDS = {
    "up": (up.app, ["--no-http"]),
    "demo": (demo.app, ["--sample", "sample"]),
    "worker": (worker.app, ["index"]),
    "beat": (beat.app, []),
    "flower": (flower.app, []),
    "index install": (index.app, ["install"]),
}


@pytest.fixture
def impossible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder beneath a file."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path / "file" / "data"))
    return tmp_path / "file" / "data"


@pytest.mark.parametrize(("app", "words"), COMMANDS.values(), ids=COMMANDS)
def test_a_data_folder_that_cannot_be_made_is_said(impossible: Path, app: Typer, words: list[str]) -> None:
    error = CliRunner().invoke(app, words).exception
    assert isinstance(error, UsageError), repr(error)
    assert re.search(f"the folder {impossible}(/run)? cannot be made: ", str(error))
    assert "NEWSWIRE_DATA_DIR" in str(error)


def test_it_is_said_before_anything_is_made(impossible: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be made: .*file is a file; let this user write there"):
        check_folder(impossible)
    check_folder(tmp_path / "new" / "data")
    assert not (tmp_path / "new").exists()


def test_the_doctor_says_it_too(impossible: Path) -> None:
    assert not [finding for finding in Operator.open().checkup() if "defect" in finding.advice]


@pytest.mark.parametrize("name", ["NEWSWIRE_ARCHIVE_DIR", "NEWSWIRE_REGISTRY_DIR"])
@pytest.mark.parametrize(("app", "words"), [(up.app, ["--no-http"]), (config.app, ["check"])], ids=["up", "config"])
def test_a_folder_that_is_a_file_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: Typer, words: list[str], name: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv(name, str(tmp_path / "file"))
    error = CliRunner().invoke(app, words).exception
    assert isinstance(error, UsageError), repr(error)
    assert "file is a file" in str(error) and name in str(error)
    assert not (tmp_path / "data").exists()


def test_the_doctor_calls_no_file_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSWIRE_ARCHIVE_DIR", str(tmp_path / "file"))
    finding = next(found for found in Operator.open().checkup() if found.name == "archive")
    assert finding.verdict is Verdict.WRONG and "NEWSWIRE_ARCHIVE_DIR" in finding.found


def test_ways_to_elasticsearch_that_contradict_each_other_are_said_by_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"URL": "https://127.0.0.1:9200", "USER": "edna", "PASSWORD": "x", "API_KEY": "y"}.items():
        monkeypatch.setenv(f"NEWSWIRE_ELASTICSEARCH_{name}", value)
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    error = CliRunner().invoke(config.app, ["check"]).exception
    assert isinstance(error, UsageError) and "say who asks in one of them alone" in str(error)


LONG = "x" * 300  # more than any file system takes as one name


@pytest.mark.parametrize(
    ("made", "asked", "why"),
    [
        ("nowhere", "link", "link is a link that leads nowhere"),
        ("link", "link/data", "Too many levels of symbolic links"),
        ("nowhere", LONG, "File name too long"),
    ],
)
def test_a_path_that_leads_nowhere_is_said_by_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str, asked: str, why: str
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / made)
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path / asked))
    error = CliRunner().invoke(config.app, ["check"]).exception
    assert isinstance(error, UsageError), repr(error)
    assert why in str(error) and "NEWSWIRE_DATA_DIR" in str(error)


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that this user may not look into; root may look into any."""

    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    for name in ("lstat", "stat", "read_text", "iterdir", "is_dir"):
        real = getattr(Path, name)
        monkeypatch.setattr(
            Path, name, lambda path, *a, real=real, **k: (refused if tmp_path in path.parents else real)(path, *a, **k)
        )
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_a_folder_that_cannot_be_looked_into_is_said(shut: Path) -> None:
    with pytest.raises(UsageError, match="cannot be reached: Permission denied; let this user"):
        check_folder(shut)


def test_a_stack_of_another_user_is_not_said_to_be_none(shut: Path) -> None:
    for app in (down.app, dead.app):
        error = CliRunner().invoke(app, ["list"] if app is dead.app else []).exception
        assert isinstance(error, MissingStack), repr(error)
        assert "is kept from this user" in str(error) and "run this as that user" in str(error)


def test_the_doctor_finds_no_defect_where_it_may_not_look(shut: Path) -> None:
    found = Operator.open().checkup()
    assert not [finding for finding in found if "defect" in finding.advice]
    assert "is kept from this user" in next(finding.found for finding in found if finding.name == "stack")
