"""Tables in terminals of any width: no number and no short word is ever broken."""

from __future__ import annotations

import pytest
from newswire_shared.running.console import drawing
from newswire_shared.running.console.drawing import print_table

HEADINGS = ("source", "hour", "accepted", "unchanged", "in flight", "rejected because")
ROWS = [("saltmere", "", "123,456", "98,765", "0", "gone 2, too short 11"), ("all", "", "123,456", "98,765", "0", "")]


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: int, cell: str = "") -> str:
    monkeypatch.setattr(drawing, "PIPED_WIDTH", width)
    print_table(HEADINGS, [*ROWS, (cell, "", "1", "0", "0", "")] if cell else ROWS)
    return capsys.readouterr().out


@pytest.mark.parametrize("width", [160, 80, 64, 58, 40, 30])
def test_no_word_is_broken_in_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: int
) -> None:
    shown = printed(monkeypatch, capsys, width)
    words = " ".join([*HEADINGS, *(cell for row in ROWS for cell in row)]).split()
    assert {*words} - {"hour"} <= {*shown.split()}
    assert max(map(len, shown.splitlines())) <= width


def test_what_is_longer_than_a_word_is_folded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = printed(monkeypatch, capsys, 80, "https://saltmere.example/news/" + "ferry-" * 12)
    assert "saltmere" in shown.split() and max(map(len, shown.splitlines())) <= 80


def test_a_row_is_a_block_where_the_table_has_no_room(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.split() for line in printed(monkeypatch, capsys, 30).splitlines()]
    assert ["accepted", "123,456"] in lines and ["source", "all"] in lines and ["hour"] not in lines
