"""Batches by futures: a task waits for the fates of its own documents, so each still acks, retries or dies by itself.

A batch goes when every busy thread waits (nothing more can come), at a number of documents, at a size, or
some time after its first document; but small ones keep a pace, so that what comes one by one is written by several.
While the engine is away the batch is held and tried again: its threads take nothing more from their queues, so a
backlog waits there, in its order, and not in the parking.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

import structlog
from newswire_shared.contracts.errors import EngineAway, TransientError

T = TypeVar("T")
R = TypeVar("R")
log = structlog.get_logger(__name__)

SLOW = "the index is slow"  # why a fate does not come, as long as the engine is not known to be away
PATIENCE_S = 0.01  # between two looks at whether a thread has ended without an item, so that none waits for it
Flush = Callable[[Sequence[T]], "Sequence[R | BaseException]"]


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """When a batch goes; times in seconds, sizes in bytes."""

    documents: int = 500  # an engine gains nothing past some 100 in a request (decision 5)
    bytes: int = 5_000_000  # far below what Elasticsearch takes at once (100 MB), and little to send again
    wait_s: float = 0.2  # the most that a lone article waits for company
    pace_s: float = 0.2  # between two small batches: a sixth less for each article, and a longer one saves no more
    company: int = 20  # so many keep no pace: what a batch takes is shared, and a backlog would only wait
    outcome_wait_s: float = 10  # a stop of the worker waits as long as the slowest thread: it must end soon
    away_wait_s: float = 0.5  # between two tries of an engine that is away: soon enough, and it costs nothing


@dataclass(frozen=True, slots=True)
class Sized(Generic[T]):
    """A value for a batch, and its size in bytes."""

    value: T
    size: int


@dataclass(frozen=True, slots=True)
class _Submission(Generic[T, R]):
    """A value in a batch, its size in bytes, the fate that its thread waits for, and which thread that is."""

    value: T
    size: int
    future: Future[R]
    thread: int


class Batcher(Generic[T, R]):
    """Collects items of many threads into batches; one thread of its own flushes them, one batch at a time.

    `busy` answers how many threads have a task just now.
    """

    def __init__(self, flush: Flush[T, R], limits: BatchLimits, busy: Callable[[], int]) -> None:
        self._flush, self._limits, self._busy = flush, limits, busy
        self._ready = threading.Condition()
        self._items: list[_Submission[T, R]] = []
        self._first_at = self._not_before = self._paced_until = 0.0
        self._trouble = SLOW
        self._thread: threading.Thread | None = None

    def submit_all(self, values: Sequence[Sized[T]]) -> list[R | BaseException]:
        """Put items into a batch and wait for their fates, in order.

        A fate is what the flush answered, or raised, for the item; TransientError when all that takes too long: a
        stop of the worker never meets a thread that blocks.
        """
        thread = threading.get_ident()
        items: list[_Submission[T, R]] = [_Submission(each.value, each.size, Future(), thread) for each in values]
        if not items:
            return []
        with self._ready:
            self._start()
            if not self._items:
                self._first_at = time.monotonic()
            self._items += items
            self._ready.notify()
        wait({item.future for item in items}, self._limits.outcome_wait_s)
        return [self._fate_of(item) for item in items]

    def _fate_of(self, item: _Submission[T, R]) -> R | BaseException:
        if item.future.cancel():  # it has none yet
            return TransientError(f"no fate within {self._limits.outcome_wait_s:g} s: {self._trouble}")
        return item.future.exception() or item.future.result()

    def _start(self) -> None:
        """The thread starts with the first item, after the fork."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="batcher", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            self._settle(self._take())

    def _take(self) -> list[_Submission[T, R]]:
        with self._ready:
            while not self._is_due():
                self._ready.wait(self._patience())
            batch = self._within_limits()
            self._items = self._items[len(batch) :]
            self._first_at = time.monotonic()  # what is left over waits anew, at most as long as a new batch
            self._paced_until = self._first_at + self._limits.pace_s
        return batch

    def _is_due(self) -> bool:
        now = time.monotonic()
        if not self._items or now < self._not_before:
            return False
        return self._is_full() or (now >= self._pace_ends() and self._is_complete(now))

    def _pace_ends(self) -> float:
        """Until when a batch of so many waits for company."""
        return self._paced_until if len(self._items) < self._limits.company else 0.0

    def _is_complete(self, now: float) -> bool:
        waiting = len({item.thread for item in self._items})
        return now - self._first_at >= self._limits.wait_s or waiting >= self._busy()

    def _is_full(self) -> bool:
        size = sum(item.size for item in self._items)
        return len(self._items) >= self._limits.documents or size >= self._limits.bytes

    def _patience(self) -> float | None:
        """How long to wait for more; a thread that ends without an item is noticed within some milliseconds."""
        paced_s = max(self._not_before, self._pace_ends()) - time.monotonic()
        return max(paced_s, min(PATIENCE_S, self._limits.wait_s)) if self._items else None

    def _within_limits(self) -> list[_Submission[T, R]]:
        batch: list[_Submission[T, R]] = []
        size = 0
        for item in self._items[: self._limits.documents]:
            size += item.size
            if batch and size > self._limits.bytes:  # the first goes whatever its size, or it never would
                break
            batch.append(item)
        return batch

    def _settle(self, batch: list[_Submission[T, R]]) -> None:
        wanted = [item for item in batch if not item.future.cancelled()]  # others gave up, and were parked
        if not wanted:
            return
        try:
            results: Sequence[R | BaseException] = self._flush([item.value for item in wanted])
        except EngineAway as error:
            self._hold(wanted, error)
            return
        except BaseException as error:  # the thread must live on, and each waiting task gets the error as its own
            results = [error] * len(wanted)
        self._resume()
        for item, result in zip(wanted, results, strict=True):
            _end(item.future, result)

    def _resume(self) -> None:
        """The engine answered, whatever it was."""
        if self._trouble != SLOW:
            log.warning("batch.resumed", why="the engine is back")
            self._trouble = SLOW

    def _hold(self, wanted: list[_Submission[T, R]], error: EngineAway) -> None:
        """Put a batch back in front of what came meanwhile; the error of a thread that gives up names the trouble."""
        with self._ready:
            if self._trouble == SLOW:
                log.warning("batch.held", articles=len(wanted), why=str(error))
            self._trouble = str(error)
            self._items = [*wanted, *self._items]
            self._not_before = time.monotonic() + self._limits.away_wait_s


def _end(future: Future[R], result: R | BaseException) -> None:
    with suppress(InvalidStateError):  # whoever waited has given up
        if isinstance(result, BaseException):
            future.set_exception(result)
        else:
            future.set_result(result)
