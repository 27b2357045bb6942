"""Records of what people made are written as a file, to keep or to give back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newswire_index.commands.index import app
from newswire_index.composition import IndexPorts, IndexService
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from newswire_shared.testing import FakeClock
from typer.testing import CliRunner

EDIT = StoredRecord(kind="entity-edit", name="1@7", revision=1, record={"number": 1, "by": "Łucja"})


def no_stack() -> IndexPorts:
    raise AssertionError("records need no stack")


@pytest.fixture
def service() -> IndexService:
    """A service over an index with an edit, a source, and an edit that was dropped."""
    filled = InMemoryIndex()
    for record in (
        EDIT,
        StoredRecord(kind="source", name="desk", revision=1, record={"name": "desk"}),
        StoredRecord(kind="entity-edit", name="2@7", revision=2, record=None),
    ):
        filled.write_record(record)
    return IndexService(filled, no_stack, FakeClock())


def run(service: IndexService, *words: str) -> str:
    """What `newswire index records` writes to standard output."""
    return CliRunner().invoke(app, ["records", *words], obj=service, catch_exceptions=False).stdout


def test_records_of_a_kind_are_written_one_a_line(service: IndexService, tmp_path: Path) -> None:
    shown = run(service, "entity-edit")
    assert [StoredRecord.model_validate(json.loads(line)) for line in shown.splitlines()] == [EDIT]
    file = tmp_path / "records.jsonl"
    assert run(service, "entity-edit", "--output", str(file)) == ""
    assert file.read_text("utf-8") == shown


def test_no_records_are_an_empty_file_and_a_wrong_path_is_named(service: IndexService, tmp_path: Path) -> None:
    assert run(service, "key") == ""
    with pytest.raises(UsageError, match="cannot be written"):
        run(service, "source", "--output", str(tmp_path))
