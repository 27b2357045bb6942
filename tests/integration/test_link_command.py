"""`newswire link` starts a broker of its own, and any number of processes give the same answer."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import pytest
from newswire_enrich.commands.link import app
from newswire_shared.contracts.errors import UsageError
from typer.testing import CliRunner

FERRY = "The night ferry to the outer islands will go on sailing for two more years, the harbour board decided."
ARTICLES: list[dict[str, Any]] = [
    {
        "id": "late", "url": "https://a.example/ferry", "title": "Ferry", "body": FERRY,
        "published": "2026-03-02T12:00:00Z",
    },
    {
        "id": "early", "url": "https://b.example/ferry", "title": "Boat", "text": FERRY.upper(),
        "published": "2026-03-02T12:30:00+01:00",
    },
    {
        "id": "other", "url": "https://a.example/swan", "title": "Swan", "body": "A swan slept.",
        "links": ["http://www.a.example/ferry/?utm_source=x", "https://a.example/swan", "https://c.example/none"],
    },
]  # fmt: skip
FIELDS = {"id", "story", "duplicate_of", "duplicate_kind", "similarity", "related"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "articles.jsonl"
    made.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    return made


def linked(*words: object) -> dict[str, dict[str, Any]]:
    """What the command writes, by id."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {line["id"]: line for line in map(json.loads, result.stdout.splitlines())}


def test_an_exact_copy_names_the_earliest_published_one_wherever_it_came_in_the_stream(file: Path) -> None:
    found = linked(file)
    assert [*found] == ["late", "early", "other"]
    assert all(line.keys() == FIELDS for line in found.values())
    assert {name: line["duplicate_of"] for name, line in found.items()} == {
        "late": "early",
        "early": None,
        "other": None,
    }
    assert found["late"]["story"] == found["early"]["story"] != found["other"]["story"]


def test_an_article_is_related_to_what_it_links_to(file: Path) -> None:
    assert [item["id"] for item in linked(file)["other"]["related"]] == ["late"]


def test_two_processes_give_what_one_gives(file: Path) -> None:
    assert linked(file, "--workers", 2) == linked(file)


def test_a_packed_file_gives_the_same_and_can_be_written_to_a_file(file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "articles.jsonl.xz"
    packed.write_bytes(lzma.compress(file.read_bytes()))
    assert linked(packed, "--output", tmp_path / "out.jsonl") == {}
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert written == [*linked(file).values()]


def test_a_wrong_line_is_named_before_anything_is_started(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a"}\n{}\n')
    with pytest.raises(UsageError, match=r"in\.jsonl, line 2"):
        linked(tmp_path / "in.jsonl")
