"""Answers that are told as they were counted last, while they are counted anew for whoever asks next."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import structlog
from newswire_shared.contracts.errors import NewswireError

log = structlog.get_logger(__name__)
A = TypeVar("A")


class Recounted(Generic[A]):
    """The `most` answers that were asked for last, each with when it was counted; after `stale_s` it is not told."""

    def __init__(self, most: int, stale_s: float) -> None:
        self._most, self._stale_s = most, stale_s
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[float, A]] = OrderedDict()
        self._under_way: threading.Thread | None = None

    def find(self, asked: Hashable, now_s: float) -> tuple[A, float] | None:
        """The answer and its age in seconds, if there is one that may be told."""
        with self._lock:
            counted_s, answer = self._answers.get(asked, (None, None))
            if counted_s is None or answer is None or now_s - counted_s >= self._stale_s:
                return None
            self._answers.move_to_end(asked)
            return answer, now_s - counted_s

    def keep(self, asked: Hashable, answer: A, now_s: float) -> None:
        """Remember what was counted just now."""
        with self._lock:
            self._answers[asked] = now_s, answer
            self._answers.move_to_end(asked)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def renew(self, count: Callable[[], object]) -> None:
        """Count, and keep, in a thread; nothing while one is at it.

        Where it fails the answer stays as it was, until it is too old.
        """
        with self._lock:
            if self._under_way and self._under_way.is_alive():
                return
            self._under_way = threading.Thread(target=_logged, args=(count,), name="recount", daemon=True)
            self._under_way.start()

    def wait(self) -> None:
        """Wait for what is being counted."""
        if self._under_way:
            self._under_way.join()


def _logged(count: Callable[[], object]) -> None:
    try:
        count()
    except NewswireError as error:
        log.info("recount.failed", why=str(error))
