"""The loop that writes articles, placements and stories: read, change, write at the version read, and again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from newswire_shared.contracts.clock import Clock

from newswire_index.engine.ports import WriteFate, WriteResult

T = TypeVar("T")
W = TypeVar("W")

TRIES = 5  # rounds: others write the same document seldom, and what loses them all is parked
BUSY_WAIT_S = 0.2  # before an engine that asked for less is asked again; five tries then take a second, not a burst
AGAIN = (WriteFate.CONFLICT, WriteFate.BUSY)
REFUSALS = (WriteFate.REFUSED, WriteFate.TOO_LARGE)  # too large is what is too large alone, or cannot be split


@dataclass(frozen=True, slots=True)
class Attempt(Generic[T, W]):
    """An item on its way into the index, and what is written for it."""

    item: T
    write: W


class Writer(Protocol[T, W]):
    """The steps of one kind of writer."""

    def key_of(self, item: T) -> str:
        """The document that an item belongs to."""

    def prepare(self, items: Sequence[T]) -> Sequence[Attempt[T, W]]:
        """Read what is stored, and answer what has to be written.  An item without an attempt is done with."""

    def write(self, writes: Sequence[W]) -> Sequence[WriteResult]:
        """Write, and answer the fate of each write, in order."""

    def note(self, attempts: Sequence[Attempt[T, W]], results: Sequence[WriteResult]) -> None:
        """Take note of the fates of a request, before any pause or further try.  What it raises ends the loop."""


@dataclass(frozen=True, slots=True)
class CompareAndSet:
    """Runs a writer's steps for at most `tries` rounds.

    `shrinks` is for batches: after an engine that is busy, requests have half as many writes, and the size stays for
    the rounds that follow.  What else is written goes in one request.
    """

    clock: Clock
    tries: int
    shrinks: bool = False

    def __call__(self, items: Sequence[T], writer: Writer[T, W]) -> list[T]:
        """Write all; answers, in order, what others kept writing first, or the engine was too busy for, to the end."""
        waiting, size = list(items), len(items) if self.shrinks else sys.maxsize
        for _ in range(self.tries):
            if not waiting:
                break
            first = first_of_each(waiting, writer.key_of)
            again, size = self._round([waiting[n] for n in first.values()], writer, size)
            ended = {n for key, n in first.items() if key not in again}
            waiting = [item for n, item in enumerate(waiting) if n not in ended]
        return waiting

    def _round(self, items: Sequence[T], writer: Writer[T, W], size: int) -> tuple[set[str], int]:
        """One round, in requests of at most `size`; answers the keys to try again, and the size to go on with."""
        again: set[str] = set()
        attempts = [*writer.prepare(items)]
        while attempts:
            chunk, attempts = attempts[:size], attempts[size:]
            results = writer.write([attempt.write for attempt in chunk])
            writer.note(chunk, results)
            again |= {writer.key_of(attempt.item) for attempt in with_fate(chunk, results, *AGAIN)}
            if any(result.fate is WriteFate.BUSY for result in results):
                self.clock.sleep(BUSY_WAIT_S)
                size = max(1, size // 2) if self.shrinks else size
        return again, size


def first_of_each(items: Sequence[T], key_of: Callable[[T], str]) -> dict[str, int]:
    """The position of the first item of each document: two of one document in one request would race each other."""
    first: dict[str, int] = {}
    for position, item in enumerate(items):
        first.setdefault(key_of(item), position)
    return first


def with_fate(
    attempts: Sequence[Attempt[T, W]], results: Sequence[WriteResult], *fates: WriteFate
) -> list[Attempt[T, W]]:
    """The attempts that ended so."""
    return [attempt for attempt, result in zip(attempts, results, strict=True) if result.fate in fates]


def first_refusal(results: Sequence[WriteResult]) -> WriteResult | None:
    """The first write that the engine will never take."""
    return next((result for result in results if result.fate in REFUSALS), None)


def write_in_parts(write: Callable[[Sequence[W]], list[WriteResult]], writes: Sequence[W]) -> list[WriteResult]:
    """The fate of each write; a request that is too large is split until what is too large stands alone."""
    results = write(writes)
    if len(writes) == 1 or any(result.fate is not WriteFate.TOO_LARGE for result in results):
        return results
    middle = len(writes) // 2
    return [*write_in_parts(write, writes[:middle]), *write_in_parts(write, writes[middle:])]
