"""What an article costs is counted by cause, compared with what it cost, and drawn."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tree import ROOT

from benchmarks.performance.__main__ import KEPT as KEPT_COUNTS
from benchmarks.performance.__main__ import Asked, renewed, spread
from benchmarks.performance.causes import CAUSES, OTHER, WRAPPED, Account, Spent, _timed, read_accounts, since
from benchmarks.performance.chain import IDLE, REDIS, _by_cause
from benchmarks.performance.charts import bars, lines, shown
from benchmarks.performance.comparison import Kept, keep, moves, read_kept, report, risen
from benchmarks.performance.page import beyond, charts, page, printed
from benchmarks.performance.pages import pages_of
from benchmarks.processor_time import Pace, piece
from benchmarks.quality.figures import Figure, Figures, read
from benchmarks.sizing.model import Article, need

KEPT = ROOT / "benchmarks" / "performance" / "figures.json"
FEW = Figures(
    (
        Figure("alone", "made pages", "tag", "units", 0.2, 30),
        Figure("alone", "made pages", "parse", "units", 0.05, 30),
        Figure("counts", "made pages", "SQL statements", "an article", 61.5, 30),
        Figure("latency", "30 %", "newswire", "a second", 3.0, 60),
        Figure("latency", "30 %", "newswire", "p95", 0.5, 60),
        Figure("latency", "30 %", "newswire", "median", 0.1, 60),
        Figure("size", "index", "1,000", "ms", 3.0, 1000),
        Figure("size", "index", "10,000", "ms", 4.0, 10000),
        Figure("spread of alone", "made pages", "newswire", "of the least", 0.07, 3),
    ),
    {},
)


def ticking() -> Iterator[float]:
    """A clock that goes on by a second at each look."""
    return map(float, count())


def test_what_a_cause_does_inside_another_counts_for_it_alone(tmp_path: Path) -> None:
    clock = ticking()
    account = Account(tmp_path, lambda: next(clock))
    with account.of("extract"), account.of("parse"):  # looks at 0, 1, 2, 3: each has a second, extract another one
        pass
    found = read_accounts(tmp_path)
    assert (found["extract"].ms, found["parse"].ms) == (2000, 1000)
    assert (found["extract"].calls, found["parse"].calls) == (1, 1)


def test_a_cause_within_itself_is_one_call(tmp_path: Path) -> None:
    account = Account(tmp_path)
    with account.of("parse"), account.of("parse"):
        assert account.current() == "parse"
    assert account.current() == OTHER
    assert read_accounts(tmp_path)["parse"].calls == 1


def test_an_exchange_counts_for_the_cause_of_its_own_thread(tmp_path: Path) -> None:
    account = Account(tmp_path)
    with account.of("link"):
        account.exchange()
        other = threading.Thread(target=account.exchange)
        other.start()
        other.join()
    found = read_accounts(tmp_path)
    assert (found["link"].exchanges, found[OTHER].exchanges) == (1, 1)


@pytest.mark.parametrize("place", [place for _, places in WRAPPED for place in places])
def test_all_that_has_a_cause_is_there(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(module), name))


def test_what_is_wrapped_counts_and_answers_as_before(tmp_path: Path) -> None:
    account = Account(tmp_path)
    wrapped = _timed(len, "parse", account)
    assert wrapped("four") == 4
    assert (wrapped.__name__, read_accounts(tmp_path)["parse"].calls) == ("len", 1)


def test_what_was_spent_since_a_reading_is_the_rest(tmp_path: Path) -> None:
    account = Account(tmp_path)
    account.exchange()
    before = read_accounts(tmp_path)
    account.exchange()
    assert since(before, tmp_path)[OTHER].exchanges == 1


def test_the_queue_takes_what_is_left_of_the_workers() -> None:
    found = {**dict.fromkeys(CAUSES, Spent()), "tag": Spent(30.0, 1), OTHER: Spent(0.0, 20)}
    told = _by_cause(found, {"enrich": 50.0, REDIS: 7.0}, idle_ms=5.0, idle=4.0)
    assert told[OTHER] == Spent(15.0, 16.0)
    assert told[REDIS].ms == 7.0
    assert sum(spent.ms for spent in told.values()) == 57.0
    assert told[IDLE].exchanges == 4.0


def test_a_count_that_rose_by_more_than_a_tenth_is_told_and_one_that_fell_is_no_rise() -> None:
    was, now = {"a": 10.0, "b": 10.0, "c": 10.0}, {"a": 11.5, "b": 8.0, "c": 10.9}
    assert [move.name for move in moves(was, now)] == ["a", "b"]
    assert [move.name for move in risen(was, now)] == ["a"]


def test_a_count_that_is_new_or_gone_is_told_and_a_rare_one_is_not() -> None:
    assert [str(move) for move in moves({"old": 3.0}, {"new": 2.0, "rare": 0.4})] == [
        "new: 0 -> 2 (new)", "old: 3 -> 0 (-100%)",
    ]  # fmt: skip


def test_times_are_told_and_never_counted_as_risen(tmp_path: Path) -> None:
    keep(Kept("1.0", {"parses": 3.0}, {"tag": 0.2}), tmp_path / "kept.json")
    kept, now = read_kept(tmp_path / "kept.json"), Kept("now", {"parses": 3.0}, {"tag": 0.4})
    assert risen(kept.counts, now.counts) == []
    assert any("told only" in line and "+100%" in line for line in report(kept, now))


def test_nothing_that_moved_is_said_too() -> None:
    same = Kept("1.0", {"parses": 3.0}, {"tag": 0.2})
    assert [*report(same, same)][-1].endswith("nothing moved by more than 10%")


def test_the_counts_of_a_release_are_kept_and_hold_no_time() -> None:
    kept = read_kept(KEPT_COUNTS)
    assert kept.release and kept.counts["exchanges with Redis"] > 1 and kept.counts["parse: calls"] >= 1
    assert not [name for name in kept.counts if name.endswith("ms")]


@pytest.mark.parametrize("name", ["alone", "latency", "sizes"])
def test_a_plot_is_well_formed_and_says_what_it_shows(name: str) -> None:
    plot = charts(FEW)[name]
    tree = ElementTree.fromstring(plot)
    space = "{http://www.w3.org/2000/svg}"
    assert tree.attrib["role"] == "img"
    assert tree.findtext(f"{space}title") and tree.findtext(f"{space}desc")
    assert plot == charts(FEW)[name]


def test_what_was_not_measured_has_no_plot() -> None:
    assert {*charts(FEW)} == {"alone", "latency", "sizes"}


def test_a_bar_is_as_long_as_its_parts_and_names_are_text_not_markup() -> None:
    plot = bars("T", "D", {"<b>": {"a": 1.0, "b": 3.0}}, "ms")
    tree = ElementTree.fromstring(plot)
    widths = [float(rect.attrib["width"]) for rect in tree.iter("{http://www.w3.org/2000/svg}rect")][:2]
    assert widths[1] == pytest.approx(3 * widths[0], abs=0.2)
    assert ">4 ms<" in plot
    assert "&lt;b&gt;" in plot


def test_a_line_falls_on_the_page_where_its_values_rise() -> None:
    tree = ElementTree.fromstring(lines("T", "D", {"a": [(10, 1), (1000, 100)]}, "n", "ms"))
    first, last = [float(circle.attrib["cy"]) for circle in tree.iter("{http://www.w3.org/2000/svg}circle")]
    assert last < first


@pytest.mark.parametrize(("value", "text"), [(0.01234, "0.0123"), (12.34, "12.3"), (1234.5, "1,234")])
def test_a_figure_has_three_digits_that_count(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_cost_is_drawn_on_along_the_logarithm_and_never_downwards() -> None:
    assert beyond([(1e4, 2.0), (1e6, 4.0)]) == pytest.approx(6.0)
    assert beyond([(1e4, 4.0), (1e6, 2.0)]) == pytest.approx(3.0)
    assert beyond([(1e4, 4.0)]) == 4.0


@pytest.mark.parametrize("line", ["| tag | 0.2 |", "| SQL statements | 61.5 |", "| index | 3 | 4 | 8 |"])
def test_a_page_of_few_figures_shows_each(line: str) -> None:
    assert line in page(FEW).splitlines()
    assert line in printed(FEW).splitlines()


def test_the_page_and_its_plots_are_made_of_the_figures_that_are_kept() -> None:
    figures = read(KEPT)
    assert (ROOT / "docs" / "performance.md").read_text("utf-8") == page(figures)
    for name, plot in charts(figures).items():
        assert (ROOT / "docs" / "plots" / f"{name}.svg").read_text("utf-8") == plot


def test_what_is_measured_anew_takes_the_place_of_its_own_set_alone() -> None:
    new = [Figure("alone", "given pages", "tag", "units", 0.3, 30)]
    assert renewed(renewed(FEW, new), new).all.count(new[0]) == 1
    assert FEW.all[0] in renewed(FEW, new).all


def test_runs_that_differ_say_by_how_much() -> None:
    assert [figure.value for figure in spread("alone", [1.0, 1.1, 1.05], "made pages")] == [pytest.approx(0.1)]
    assert [*spread("alone", [1.0], "made pages")] == []


def test_pages_of_a_folder_are_taken_evenly_from_all_of_it(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.html").write_bytes(b"%d" % number)
    assert pages_of(tmp_path, 5) == [b"0", b"2", b"4", b"6", b"8"]
    with pytest.raises(SystemExit, match="holds no page"):
        pages_of(tmp_path / "none", 5)
    assert Asked(False, tmp_path).set == "given pages"


def test_made_pages_are_the_same_each_time() -> None:
    assert pages_of(None, 2) == pages_of(None, 2)


def test_the_calibration_is_looked_at_once_at_least_and_gives_the_same() -> None:
    with Pace() as pace:
        pass
    assert pace.unit_ms > 0
    assert json.dumps(piece()) == json.dumps(piece())


def test_memory_and_shards_grow_with_the_rate() -> None:
    article = Article({"workers": 67.0, "broker": 5.4}, 20_833, 3004, 500)
    small, large = need(article, 1.0), need(article, 100.0)
    assert small.worker_gb == pytest.approx(0.96)
    assert large.worker_gb == pytest.approx(3 * 0.9 + 34 * 0.06)
    assert (small.shards, large.shards) == (5, 467)
