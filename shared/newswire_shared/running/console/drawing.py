"""Tables and progress bars, drawn by rich; `console` loads this when something is drawn, for it takes a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, track
from rich.table import Table

T = TypeVar("T")
PIPED_WIDTH = 160  # columns where no terminal has a width: an address and an error fit into a row


def tracked(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Items with a progress bar on standard error."""
    yield from track(items, description=doing, total=total, console=Console(stderr=True), transient=True)


def print_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Rows under headings, without lines, as wide as they need."""
    shown = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        shown.add_column(heading, overflow="fold")
    for row in rows:
        shown.add_row(*map(escape, row))
    Console(width=None if sys.stdout.isatty() else PIPED_WIDTH).print(shown)


@contextmanager
def progress_bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, which is called with how much is done."""
    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=total)
        yield lambda done: shown.update(task, completed=done)
