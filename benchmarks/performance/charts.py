"""Plots as SVG, without a library: bars of parts, and lines over logarithmic axes.

The same figures give the same text.  A title and a description stand for the picture where it cannot be seen; text and
lines follow the reader's light or dark, and each colour is told from its ground, and from its neighbours, in both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, LEFT, RIGHT, TOP = 760, 130, 120, 44
BAR, GAP, LEGEND_ROW = 22, 10, 20
HEIGHT = 300  # of a chart of lines
COLOURS = (
    "#3a78b5", "#d07a1c", "#3f9a63", "#b8506c", "#7a6bc0", "#8f8320", "#2f9aa0", "#b060a8", "#6f7f8f", "#a8623a",
    "#6aa5d8", "#c8a13a", "#7fb069", "#d98a9c",
)  # fmt: skip
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:15px}.axis{stroke:#8a8a8a}"
    "@media(prefers-color-scheme:dark){text{fill:#e6e6e6}}"
)
DASHES = ("", "6 3", "2 3", "9 3 2 3")  # lines differ without colour too
Parts = Mapping[str, float]
Points = Sequence[tuple[float, float]]


def bars(title: str, text: str, rows: Mapping[str, Parts], unit: str, order: Sequence[str] = ()) -> str:
    """A bar for each row, made of its parts; how long it is stands at its end.

    Parts of one name have one colour and one place in all rows, and in all plots that are given the same order.
    """
    names = [*dict.fromkeys([*order, *(name for parts in rows.values() for name in parts)])]
    longest = max((sum(parts.values()) for parts in rows.values()), default=0.0) or 1.0
    scale, drawn = (WIDTH - LEFT - RIGHT) / longest, []
    for place, (row, parts) in enumerate(rows.items()):
        drawn += _bar(TOP + place * (BAR + GAP), row, parts, names, scale, unit)
    below = TOP + len(rows) * (BAR + GAP) + 8
    met = {name: _colour(place) for place, name in enumerate(names) if any(name in parts for parts in rows.values())}
    legend, height = _legend(met, below)
    return _svg(title, text, [*drawn, *legend], height)


def _bar(y: float, row: str, parts: Parts, names: Sequence[str], scale: float, unit: str) -> list[str]:
    drawn, x = [_text(LEFT - 8, y + 16, row, "end")], float(LEFT)
    for place, name in enumerate(names):
        value = parts.get(name, 0.0)
        tip = f"<title>{escape(name)}: {shown(value)} {escape(unit)}</title>"
        size = f'width="{_n(value * scale)}" height="{BAR}" fill="{_colour(place)}"'
        drawn += [f'<rect x="{_n(x)}" y="{_n(y)}" {size}>{tip}</rect>'] if value else []
        x += value * scale
    return [*drawn, _text(x + 6, y + 16, f"{shown(sum(parts.values()))} {unit}")]


def lines(title: str, text: str, series: Mapping[str, Points], across: str, unit: str) -> str:
    """A line for each series, over axes of powers of ten."""
    points = [point for line in series.values() for point in line]
    if not points:
        return _svg(title, text, [], TOP)
    axes = [_decades([point[side] for point in points]) for side in (0, 1)]

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = ((math.log10(value) - low) / (high - low) for value, (low, high) in zip(point, axes, strict=True))
        return 80 + x * (WIDTH - 80 - RIGHT), TOP + (1 - y) * (HEIGHT - TOP - 40)

    drawn = _axes(axes, place, across, unit)
    for number, (name, line) in enumerate(series.items()):
        drawn += _line(name, [place(point) for point in line], number)
    legend, height = _legend({name: _colour(place) for place, name in enumerate(series)}, HEIGHT + 24)
    return _svg(title, text, [*drawn, *legend], height)


def _line(name: str, places: Points, number: int) -> list[str]:
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in places)
    colour, dash = _colour(number), DASHES[number % len(DASHES)]
    line = f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
    return [line, *(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" fill="{colour}"/>' for x, y in places)]


def _axes(axes: Sequence[tuple[int, int]], place: object, across: str, unit: str) -> list[str]:
    (left, right), (low, high) = axes
    drawn = []
    for power in range(left, right + 1):
        x, y = place((10.0**power, 10.0**low))  # type: ignore[operator]
        drawn.append(_text(x, y + 18, f"{10**power:,}", "middle"))
    for power in range(low, high + 1):
        x, y = place((10.0**left, 10.0**power))  # type: ignore[operator]
        end, _ = place((10.0**right, 10.0**power))  # type: ignore[operator]
        drawn.append(f'<line class="axis" x1="{_n(x)}" y1="{_n(y)}" x2="{_n(end)}" y2="{_n(y)}" opacity=".4"/>')
        drawn.append(_text(x - 8, y + 4, f"{10.0**power:g}", "end"))
    return [*drawn, _text(WIDTH - RIGHT, HEIGHT + 2, across, "end"), _text(8, TOP + 4, unit)]


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _legend(colours: Mapping[str, str], y: float) -> tuple[list[str], float]:
    """Names beside their colours, four in a row, and where the drawing ends."""
    drawn = []
    for place, (name, colour) in enumerate(colours.items()):
        x, row = 20 + place % 4 * 185, y + place // 4 * LEGEND_ROW
        drawn.append(f'<rect x="{x}" y="{_n(row)}" width="12" height="12" fill="{colour}"/>')
        drawn.append(_text(x + 18, row + 11, name))
    return drawn, y + (len(colours) + 3) // 4 * LEGEND_ROW + 6


def _svg(title: str, text: str, drawn: Sequence[str], height: float) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(height)}" role="img"'
    told = f' aria-labelledby="t d"><title id="t">{escape(title)}</title><desc id="d">{escape(text)}</desc>'
    return "\n".join([head + told, f"<style>{STYLE}</style>", _text(8, 22, title, kind="title"), *drawn, "</svg>", ""])


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{named}>{escape(text)}</text>'


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def shown(value: float) -> str:
    """A figure as people read it: three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
