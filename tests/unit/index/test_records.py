"""Records of what people made are written as a file, to keep or to give back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newswire_index import engines
from newswire_index.commands.index import app
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from typer.testing import CliRunner

EDIT = StoredRecord(kind="entity-edit", name="1@7", revision=1, record={"number": 1, "by": "Łucja"})


@pytest.fixture(autouse=True)
def index(monkeypatch: pytest.MonkeyPatch) -> InMemoryIndex:
    """An index with an edit, a source, and an edit that was dropped."""
    filled = InMemoryIndex()
    for record in (
        EDIT,
        StoredRecord(kind="source", name="desk", revision=1, record={"name": "desk"}),
        StoredRecord(kind="entity-edit", name="2@7", revision=2, record=None),
    ):
        filled.write_record(record)
    monkeypatch.setattr(engines, "open_index", lambda settings: filled)
    return filled


def test_records_of_a_kind_are_written_one_a_line(tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["records", "entity-edit"], catch_exceptions=False)
    assert [StoredRecord.model_validate(json.loads(line)) for line in shown.stdout.splitlines()] == [EDIT]
    file = tmp_path / "records.jsonl"
    written = CliRunner().invoke(app, ["records", "entity-edit", "--output", str(file)], catch_exceptions=False)
    assert (written.stdout, file.read_text("utf-8")) == ("", shown.stdout)


def test_no_records_are_an_empty_file_and_a_wrong_path_is_named(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["records", "key"], catch_exceptions=False).stdout == ""
    with pytest.raises(UsageError, match="cannot be written"):
        CliRunner().invoke(app, ["records", "source", "--output", str(tmp_path)], catch_exceptions=False)
