"""The commands by which an index comes back say what they cannot do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newswire_index.commands.index import app
from newswire_index.composition import IndexService
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.engine.sqlite.snapshots import SqliteSnapshots
from newswire_index.testing import RecordedChanges
from newswire_shared.contracts.errors import MissingStack, UsageError
from newswire_shared.testing import Memory
from typer.testing import CliRunner
from unit.index.recovery.archived import Archived
from unit.index.samples import Linked, article, ports


@pytest.fixture
def service(tmp_path: Path) -> IndexService:
    """An embedded index of one article, whose copy is archived."""
    file = tmp_path / "index.sqlite"
    index = SqliteIndex(file)
    index.install()
    archived = Archived(tmp_path, index)
    archived.take_in(article("a"))
    archived.archive.segments.close()
    known = ports(Memory(), Linked(), RecordedChanges(), segments=archived.archive.segments, journal=archived.journal)
    snapshots = SqliteSnapshots(file, tmp_path / "snapshots")
    return IndexService(index, lambda: known, Memory().clock, lambda: snapshots)


@pytest.mark.parametrize(
    "words",
    [[], ["--from-archive", "--snapshot", "s"], ["--from-archive", "--replace"], ["--snapshot", "s", "--beside"]],
    ids=" ".join,
)
def test_what_belongs_together_is_said(service: IndexService, words: list[str]) -> None:
    with pytest.raises(UsageError, match="--snapshot"):
        CliRunner().invoke(app, ["restore", *words], obj=service, catch_exceptions=False)


def test_a_restore_tells_what_came_back(service: IndexService) -> None:
    done = CliRunner().invoke(app, ["restore", "--from-archive", "--beside", "--json"], obj=service)
    found = json.loads(done.output)
    assert (found["articles"], found["copies"], found["written"], found["retold"]) == (1, 1, 0, {})


def test_snapshots_are_taken_listed_checked_and_put_back(service: IndexService, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(app, [*words], obj=service).output

    assert json.loads(run("snapshot", "first", "--json"))["articles"] == 1
    assert "first" in run("snapshot") and "whole" in run("snapshot", "first", "--check")
    assert "the index holds 1 articles, of the snapshot first" in run("restore", "--snapshot", "first", "--replace")
    (tmp_path / "snapshots" / "first.sqlite").write_bytes(b"no database")
    broken = CliRunner().invoke(app, ["snapshot", "first", "--check"], obj=service)
    assert broken.exit_code == 1 and "not a database" in broken.output


def test_a_snapshot_is_put_back_where_no_stack_runs(service: IndexService) -> None:
    def missing() -> None:
        raise MissingStack("no stack")

    service.snapshots().take("first")
    alone = IndexService(service.index, missing, service.clock, service.snapshots)  # type: ignore[arg-type]
    assert alone.put_back()("first", replace=True).articles == 1
