"""The processes that a process started, as the system knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def children(pid: int) -> list[int]:
    """The processes that any thread of a process started and that it has not waited for; none of one that has ended."""
    found: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # the thread has ended meanwhile
            found += map(int, listed.read_text().split())
    return found


def descendants(pid: int) -> Iterator[int]:
    """Its children, and all that these started."""
    for child in children(pid):
        yield child
        yield from descendants(child)
