"""A data folder that cannot be made is a sentence in every command that makes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from newswire_ops.commands import beat, config, demo, flower, up, worker
from newswire_ops.composition import Operator
from newswire_shared.contracts.errors import UsageError
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
