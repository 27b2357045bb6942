"""What commands share when they talk to a person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from newswire_shared.running.visible import visible, visible_in_line

T = TypeVar("T")


def progress(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Pass items on with a progress bar on standard error, when a person watches and there is some to show."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=doing, total=total, console=Console(stderr=True), transient=True)


def table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows under headings, without lines, as wide as they need."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        shown.add_column(heading, overflow="fold")
    for row in rows:
        shown.add_row(*(escape(visible_in_line(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160).print(shown)


def say(text: str) -> None:
    """Print lines that may hold text of strangers: what would steer the terminal is shown as escapes."""
    sys.stdout.write(visible(text) + "\n")
    sys.stdout.flush()


@contextmanager
def bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error that is told how much is done; nothing where no person watches."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=total)
        yield lambda done: shown.update(task, completed=done)
