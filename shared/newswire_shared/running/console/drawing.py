"""Tables and progress bars, drawn by rich; `console` loads this when something is drawn, for it takes a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, track
from rich.table import Table

T = TypeVar("T")
PIPED_WIDTH = 160  # columns where no terminal has a width: an address and an error fit into a row
LONGEST_WORD = 16  # columns; what is longer, an address or an id, is folded


def tracked(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Items with a progress bar on standard error."""
    yield from track(items, description=doing, total=total, console=Console(stderr=True), transient=True)


def print_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Rows under headings, without lines, as wide as they need; where no word has room, a block of lines a row."""
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    cells = [tuple(map(str, row)) for row in rows]
    columns = [*zip(headings, *cells, strict=True)]
    whole = [max(map(cell_len, column)) for column in columns]
    between = len(columns) - 1
    padding = int(sum(whole) + 3 * between + 2 <= console.width)
    if widths := _fitting(whole, columns, console.width - (1 + 2 * padding) * between - 2):
        console.print(_table(headings, cells, widths, padding))
    else:
        for row in cells:
            console.print(_block(headings, row))


def _fitting(whole: Sequence[int], columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths of columns that have room together, the widest narrowed first; none where words would be broken."""
    least = [min(LONGEST_WORD, max(map(_longest_word, column))) for column in columns]
    if sum(least) > room:
        return []
    widths = [*whole]
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda n: widths[n] * (widths[n] > least[n]))
        widths[widest] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], padding: int) -> Table:
    shown = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, padding))
    for heading, width in zip(headings, widths, strict=True):
        shown.add_column(heading, width=width, overflow="fold")
    for row in rows:
        shown.add_row(*map(escape, row))
    return shown


def _block(headings: Sequence[str], row: Sequence[str]) -> Table:
    """One row for a narrow terminal: a line for each of its cells that says something, and an empty one."""
    shown = Table.grid(padding=(0, 1))
    shown.add_column(no_wrap=True)
    shown.add_column(overflow="fold")
    for heading, cell in zip(headings, row, strict=True):
        if cell:
            shown.add_row(heading, escape(cell))
    shown.add_row()
    return shown


@contextmanager
def progress_bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, which is called with how much is done."""
    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=total)
        yield lambda done: shown.update(task, completed=done)
