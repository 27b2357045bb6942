"""`newswire archive list` and `retain`: what is printed, and what is left."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from newswire_ops.commands.archive import app
from newswire_ops.composition import Operator
from newswire_shared.accounting.restoration import DocumentPage
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import Memory
from typer.testing import CliRunner
from unit.index.samples import article
from unit.ops.samples import accept, operator_of, stack_of


@dataclass(frozen=True)
class IndexOf:
    """An index with one article."""

    raw_ref: str

    def pages(self, place: str = "", since_ms: int | None = None) -> Iterator[DocumentPage]:
        yield DocumentPage((ArticleDocument(article=article("a", raw_ref=self.raw_ref), revisions=()),), "")


@pytest.fixture
def refs(tmp_path: Path) -> list[str]:
    """Three segments that were written 100 days ago, and one of today."""
    archive = WarcArchive(tmp_path / "archive", segment_bytes=1)
    found = [archive.write_article("u", b"%d" % number) for number in range(4)]
    archive.segments.close()
    for ref in found[:3]:
        path = tmp_path / "archive" / ref.partition(":")[0]
        os.utime(path, (path.stat().st_mtime - 100 * 86400,) * 2)
    return found


@pytest.fixture
def operator(refs: list[str], tmp_path: Path) -> Operator:
    """The first record is an indexed article's, the second a capture's in flight."""
    memory = Memory()
    accept(memory, "b", stage=Stage.ENRICH, ref=refs[1], lane=Lane.LIVE)
    return replace(operator_of(stack_of(memory, tmp_path)), survivors=lambda: IndexOf(refs[0]))  # type: ignore[arg-type, return-value]


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder / "archive").as_posix() for path in folder.glob("archive/*/*.warc.gz")}


def test_segments_are_listed(operator: Operator, refs: list[str]) -> None:
    done = CliRunner().invoke(app, ["list", "--json"], obj=operator)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(row["segment"] for row in rows) == sorted(ref.partition(":")[0] for ref in refs)
    assert all(row["whole"] and row["bytes"] > 100 for row in rows)


@pytest.mark.parametrize(("asked", "kept"), [
    (["--dry-run"], [0, 1, 2, 3]), ([], [0, 1, 3]), (["--though-indexed"], [1, 3]),
])  # fmt: skip
def test_only_old_segments_that_nothing_needs_are_deleted(
    operator: Operator, refs: list[str], tmp_path: Path, asked: list[str], kept: list[int]
) -> None:
    done = CliRunner().invoke(app, ["retain", "--older-than", "90", "--json", *asked], obj=operator)
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert {row["segment"] for row in rows} == {ref.partition(":")[0] for ref in refs[:3]}
    assert names(tmp_path) == {refs[number].partition(":")[0] for number in kept}
