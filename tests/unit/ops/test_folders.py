"""A data folder that cannot be made is a sentence in every command that makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ops.commands import beat, demo, flower, up, worker
from newswire_ops.composition import Operator
from newswire_shared.contracts.errors import UsageError
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
    assert f"the folder {impossible}/run cannot be made: Not a directory" in str(error)
    assert "NEWSWIRE_DATA_DIR" in str(error)


def test_it_is_said_before_anything_is_made(impossible: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be made: .*file is a file; let this user write there"):
        check_folder(impossible)
    check_folder(tmp_path / "new" / "data")
    assert not (tmp_path / "new").exists()


def test_the_doctor_says_it_too(impossible: Path) -> None:
    assert not [finding for finding in Operator.open().checkup() if "defect" in finding.advice]
