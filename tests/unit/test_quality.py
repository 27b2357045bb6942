"""The page of figures is what its maker makes of the figures that are kept, and tools are asked without harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tree import ROOT

from benchmarks.peers.asking import CRASHED, TOO_LONG, Peer, ask_together
from benchmarks.peers.environments import MADE_OF, OWN, REQUIREMENTS, versions
from benchmarks.quality.extraction import EXTRACTORS
from benchmarks.quality.figures import Figure, Figures, read, write
from benchmarks.quality.page import page
from benchmarks.quality.tables import grid, whole

KEPT = ROOT / "benchmarks" / "quality" / "figures.json"
BODY = {"body_f1": 0.9804, "body_p": 0.97, "body_r": 1.0}
FEW = Figures(
    (
        *(Figure("body", "small", "newswire", measure, value, 12) for measure, value in BODY.items()),
        Figure("fields", "small", "newswire", "date_minute", 0.5, 12),
        Figure("fields", "small", "plain", "date_minute", None, 12),
        Figure("fields", "small", "newswire", "title_exact", 0.75, 12),
        Figure("lead", "all", "plain", "mean", -0.011, 12),
        Figure("lead", "all", "plain", "low", -0.02, 12),
        Figure("lead", "all", "plain", "high", 0.001, 12),
        Figure("speed", "all", "plain", "time", 1.25, 12),
        Figure("speed", "all", "plain", "crashed", 2, 12),
    ),
    versions(),
)


def test_the_page_is_made_of_the_figures_that_are_kept() -> None:
    assert (ROOT / "docs" / "quality.md").read_text("utf-8") == page(read(KEPT))


@pytest.mark.parametrize(
    "line",
    [
        "|  | small | newswire's lead a page |",
        "| newswire | .980 (.970 / 1.000) | - |",
        "| plain | - | -.011 (-.020 to +.001) |",
        "|  | minute | title |",
        "| newswire | .500 | .750 |",
        "| plain | none | - |",
        "|  | time | dead |",
        "| plain | 1.25 | 2 |",
    ],
)
def test_a_page_of_few_figures_shows_each(line: str) -> None:
    assert line in page(FEW).splitlines()


def test_the_page_names_every_tool_that_was_asked_and_no_folder_of_sets() -> None:
    shown = page(read(KEPT))
    assert [peer.name for peer in EXTRACTORS if f"| {peer.name} |" not in shown] == []
    assert "/shared" not in shown


def test_a_cell_that_was_not_measured_is_a_dash() -> None:
    counts = [Figure("t", "a", "x", "n", 3.0, 1), Figure("t", "b", "y", "n", 4.0, 1)]
    table = grid("set", counts, lambda f: f.set, lambda f: f.tool, whole)
    assert (table.heading, table.rows) == (("set", "x", "y"), (("a", "3", "-"), ("b", "-", "4")))


def test_a_table_without_figures_says_so() -> None:
    assert grid("set", [], lambda f: f.set, lambda f: f.tool).markdown() == "Not measured yet."


def test_figures_are_read_as_they_were_written(tmp_path: Path) -> None:
    write(FEW, tmp_path / "figures.json")
    assert read(tmp_path / "figures.json") == FEW


def test_what_is_measured_anew_takes_the_place_of_its_topic_alone() -> None:
    new = Figure("speed", "all", "plain", "time", 2.0, 12)
    found = FEW.with_topics([new], {"plain": "2"})
    assert found.of("speed") == [new]
    assert found.of("body") == FEW.of("body")
    assert found.versions == {**FEW.versions, "plain": "2"}


def test_every_package_of_other_tools_is_pinned() -> None:
    lines = [line for name in MADE_OF.values() for line in (REQUIREMENTS / name).read_text("utf-8").splitlines()]
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)] == []


def test_a_tool_that_raises_dies_or_hangs_is_recorded_and_asked_on() -> None:
    asked = [{"do": what} for what in ("answer", "raise", "die", "again", "hang", "still")]
    odd = Peer("odd", "tests.unit.odd_tools:odd", OWN)
    answers = ask_together([odd], asked, limit_s=1.0, warm=1)["odd"]
    assert [answer.fault for answer in answers] == [None, "ValueError", CRASHED, None, TOO_LONG, None]
    assert [answer.given.get("did") for answer in answers] == ["answer", None, None, "again", None, "still"]
