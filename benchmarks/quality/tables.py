"""Tables: figures laid out by rows and columns, and their Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.quality.figures import Figure

NOT_MEASURED = "-"
NONE = "none"  # the tool gives no such thing
Key = Callable[[Figure], str]
Cell = Callable[[Mapping[str, Figure]], str]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and rows of the same length."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table as lines of Markdown; the first column is text, all others are figures."""
        if not self.rows:
            return "Not measured yet."
        rules = ("---", *("---:" for _ in self.heading[1:]))
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (self.heading, rules, *self.rows))


def grid(corner: str, figures: Iterable[Figure], row: Key, column: Key, cell: Cell | None = None) -> Table:
    """The figures by row and column, both in the order in which they first come.

    A cell is made of all figures that meet in it, by their measures.
    """
    cells: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        cells.setdefault((row(figure), column(figure)), {})[figure.measure] = figure
    rows, columns = (list(dict.fromkeys(key[side] for key in cells)) for side in (0, 1))
    show = cell or one
    lines = [(r, *(show(cells[r, c]) if (r, c) in cells else NOT_MEASURED for c in columns)) for r in rows]
    return Table((corner, *columns), tuple(lines))


def one(figures: Mapping[str, Figure]) -> str:
    """A cell of one figure."""
    (figure,) = figures.values()
    return share(figure.value)


def share(value: float | None) -> str:
    """A value between 0 and 1 to three places, as such figures are printed; none where the tool gives no such thing."""
    if value is None:
        return NONE
    return f"{value:.3f}".removeprefix("0")


def whole(figures: Mapping[str, Figure]) -> str:
    """A cell of a count."""
    (figure,) = figures.values()
    return NONE if figure.value is None else f"{figure.value:.0f}"
