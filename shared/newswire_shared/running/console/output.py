"""The console: tables, progress and lines for the person at a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from newswire_shared.running.console.visible import visible, visible_in_line

T = TypeVar("T")


def progress(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Pass items on with a progress bar on standard error, when a person watches and there is some to show."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from newswire_shared.running.console.drawing import tracked

    yield from tracked(items, total, doing)


def table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows under headings, without lines, as wide as they need."""
    from newswire_shared.running.console.drawing import print_table

    print_table(headings, (tuple(map(visible_in_line, row)) for row in rows))


def say(text: str) -> None:
    """Print lines that may hold text of strangers: what would steer the terminal is shown as escapes."""
    sys.stdout.write(visible(text) + "\n")
    sys.stdout.flush()


@contextmanager
def bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error that is called with how much is done; nothing where no person watches."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from newswire_shared.running.console.drawing import progress_bar

    with progress_bar(doing, total) as show:
        yield show
