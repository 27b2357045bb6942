"""Entries one by one: what is wrong with one holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from newswire_ingest.listings.problems import Problem
from newswire_ingest.listings.values import Item


def each_read(read: Callable[[Any], Item], entries: Iterable[Any]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items of entries; one that cannot be read, for whatever reason, is a problem."""
    items, problems = list[Item](), list[str]()
    for number, entry in enumerate(entries, 1):
        try:
            items.append(read(entry))
        except Exception as error:
            problems.append(Problem.UNREADABLE.of(f"item {number}: {type(error).__name__}: {error}"))
    return tuple(items), tuple(problems)
