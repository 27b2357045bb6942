"""The page of figures: docs/performance.md, made of what was measured and of what `page.txt` says of it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from benchmarks.growth.measuring import slope
from benchmarks.performance.charts import bars, lines, shown
from benchmarks.quality.figures import Figure, Figures
from benchmarks.quality.tables import NOT_MEASURED, Key, Table, grid

WORDS = Path(__file__).with_name("page.txt")
Names = Mapping[str, str]
COST_NAMES = {"units": "units", "exchanges": "exchanges with Redis"}
CHAIN_NAMES = {"unit": "ms of a unit there", "ms": "ms as measured"}
LOAD_NAMES = {"a second": "a second", "median": "median, s", "p95": "p95, s", "units": "units an article"}
SCALE_NAMES = {"units": "units an article", "a second": "a second", "efficiency": "efficiency by processor time"}
REST_NAMES = {"of a core": "% of a core", "wake-ups a second": "wake-ups a second", "commands": "commands"}
BEYOND = "100,000,000"  # more than anybody measures here: ten years of 27,000 a day
ORDER = (
    "tag",
    "extract",
    "parse",
    "quotes",
    "link",
    "index",
    "engine",
    "archive",
    "ledger",
    "fetch",
    "queue",
    "Redis",
    "idle",
)  # of causes in plots: what an article is for, then what it is kept in, then what moves it
LEAST_UNITS = 0.0005  # of an article: what is less has no row


def page(figures: Figures) -> str:
    """The page as Markdown."""
    tables_of = {name: table.markdown() for name, _, table in tables(figures)}
    known = {
        figure.topic.replace(" ", "_"): f"{_percent(figure)}" for figure in figures.all if "spread" in figure.topic
    }
    return Template(WORDS.read_text("utf-8")).substitute(defaultdict(lambda: NOT_MEASURED, {**known, **tables_of}))


def printed(figures: Figures) -> str:
    """The tables for a terminal."""
    return "\n".join(f"\n{heading}\n{table.markdown()}" for _, heading, table in tables(figures) if table.rows)


def tables(figures: Figures) -> Iterator[tuple[str, str, Table]]:
    """Each table by its name on the page, with a heading for those who see it alone."""
    yield "alone", "each stage alone, units an article", _by_set(_largest_first(figures.of("alone")))
    yield "counts", "counted, an article", _by_set(figures.of("counts"))
    causes = _largest_first(figures.of("chain by cause"))
    yield "causes", "the whole chain by cause", _measures(causes, COST_NAMES)
    yield "processes", "the whole chain by process", _measures(figures.of("chain by process"), COST_NAMES)
    yield "chain", "the whole chain, an article", grid("", figures.of("chain"), _named, lambda f: f.set, _cell)
    latency = [figure for figure in figures.of("latency") if figure.measure in LOAD_NAMES]
    yield (
        "load",
        "latency and cost by load",
        grid("", latency, lambda f: f.set, _column(LOAD_NAMES), _cell),
    )
    yield "rest", "while nothing comes", _measures(figures.of("rest"), REST_NAMES)
    memory = figures.of("memory")
    yield "memory", "memory, MB (PSS)", grid("", memory, lambda f: f.tool, lambda f: f.set, _cell)
    yield "scale", "one and two processes of each kind", _measures(figures.of("scale"), SCALE_NAMES)
    sized = [figure for figure in figures.of("size") if figure.measure == "ms"]
    reckoned = [Figure("size", name, BEYOND, "ms", beyond(points), 0) for name, points in sizes_of(figures).items()]
    sized = sorted([*sized, *reckoned], key=lambda figure: (len(figure.tool), figure.tool))
    yield "sizes", "what one more costs, ms", grid("", sized, lambda f: f.set, lambda f: f.tool, _cell)


def charts(figures: Figures) -> dict[str, str]:
    """Each plot by its name, of those that were measured."""
    alone = _parts(figures.of("alone"), "units")
    causes = _parts(figures.of("chain by cause"), "units")
    memory = _parts(figures.of("memory"), "MB")
    load = {one: _points(figures.of("latency"), one) for one in ("median", "p95")}
    sizes = sizes_of(figures)
    drawn = {
        "alone": bars("Each stage alone", _told(alone, "units"), alone, "units", ORDER),
        "causes": bars("The whole chain, by cause", _told(causes, "units"), causes, "units", ORDER),
        "memory": bars("Memory by process", _told(memory, "MB"), memory, "MB"),
        "latency": lines(
            "From acceptance to searchable", "Seconds by articles a second.", load, "articles a second", "s"
        ),
        "sizes": lines("What one more costs", "Milliseconds by how many are there.", sizes, "there already", "ms"),
    }
    wanted = {"alone": alone, "causes": causes, "memory": memory, "latency": load["p95"], "sizes": sizes}
    return {name: plot for name, plot in drawn.items() if wanted[name]}


def sizes_of(figures: Figures) -> dict[str, list[tuple[float, float]]]:
    """What one more costs in milliseconds, by kind of state: how many there are, and the cost."""
    found: dict[str, list[tuple[float, float]]] = {}
    for figure in figures.of("size"):
        if figure.measure == "ms":
            found.setdefault(figure.set, []).append((float(figure.tool.replace(",", "")), figure.value or 0.0))
    return found


def beyond(points: Sequence[tuple[float, float]]) -> float:
    """The cost where a hundred million are there: trees and sorted sets grow with the logarithm of what they hold.

    The straight line over the logarithm that fits best is drawn on; where the cost did not grow, it stays.
    """
    along, costs = [math.log10(number) for number, _ in points], [cost for _, cost in points]
    if len(points) < 2:
        return costs[0]
    grows = max(0.0, slope(along, costs))
    return sum(costs) / len(costs) + grows * (math.log10(float(BEYOND.replace(",", ""))) - sum(along) / len(along))


def _parts(figures: Sequence[Figure], measure: str) -> dict[str, dict[str, float]]:
    """A bar for each set, of what each tool has of a measure, the largest first."""
    found: dict[str, dict[str, float]] = {}
    for figure in sorted(figures, key=lambda one: -(one.value or 0.0)):
        if figure.measure == measure and (figure.value or 0.0) > 0:
            found.setdefault(figure.set, {})[figure.tool] = figure.value or 0.0
    return dict(sorted(found.items()))


def _told(rows: Mapping[str, Mapping[str, float]], unit: str) -> str:
    """A plot in words."""
    return " ".join(
        f"{row}: {', '.join(f'{name} {shown(value)}' for name, value in parts.items())} {unit}."
        for row, parts in rows.items()
    )


def _points(figures: Sequence[Figure], measure: str) -> list[tuple[float, float]]:
    """Latency by the rate that was reached, slowest rate first; without what waited from the beginning."""
    rates = {figure.set: figure.value or 0.0 for figure in figures if figure.measure == "a second"}
    held = [(rates[f.set], f.value or 0.0) for f in figures if f.measure == measure and f.set != "100 %"]
    return sorted(point for point in held if min(point) > 0)


def _largest_first(figures: Sequence[Figure]) -> list[Figure]:
    units = {figure.tool: figure.value or 0.0 for figure in figures if figure.measure == "units"}
    shown_ones = [figure for figure in figures if units.get(figure.tool, 0.0) >= LEAST_UNITS]
    return sorted(shown_ones, key=lambda figure: -units[figure.tool])


def _by_set(figures: Sequence[Figure]) -> Table:
    return grid("", figures, lambda f: f.tool, lambda f: f.set, _cell)


def _measures(figures: Sequence[Figure], names: Names) -> Table:
    """A column for each measure that has a name, and set where there are several."""
    several = len({figure.set for figure in figures}) > 1
    column = (lambda f: f"{f.set}, {names[f.measure]}") if several else _column(names)
    return grid("", [f for f in figures if f.measure in names], lambda f: f.tool, column, _cell)


def _column(names: Names) -> Key:
    return lambda figure: names.get(figure.measure, figure.measure)


def _named(figure: Figure) -> str:
    name = CHAIN_NAMES.get(figure.measure, figure.measure)
    return name if figure.tool == "whole" else f"{figure.tool}: {name}"


def _cell(met: Mapping[str, Figure]) -> str:
    (figure,) = met.values()
    value = figure.value or 0.0
    return shown(100 * value if figure.measure == "of a core" else value)


def _percent(figure: Figure) -> str:
    return f"{100 * (figure.value or 0.0):.0f} %"
