"""Turns: two requests of one process that bring the same article at once do so one after the other."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

LOCKS = 64  # many more than threads that push, so that two articles seldom wait for each other


def _locks() -> tuple[threading.Lock, ...]:
    return tuple(threading.Lock() for _ in range(LOCKS))


@dataclass(frozen=True, slots=True)
class Turns:
    """Gives each name its lock, which it may share.  Across processes nothing waits: there the ledger decides."""

    locks: tuple[threading.Lock, ...] = field(default_factory=_locks)

    def of(self, name: str) -> threading.Lock:
        """The lock of a name."""
        return self.locks[hash(name) % LOCKS]
