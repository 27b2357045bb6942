"""The work of every second: changes are matched, and what is due is delivered, until there is nothing more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from newswire_shared.accounting.ticks import Ticks
from newswire_shared.contracts.clock import Clock

GROUP = "alerts"
LONGEST_S = 10.0  # of a tick; the next ones go on, and a worker that stops need not wait longer


@dataclass(frozen=True, slots=True)
class AlertTick:
    """One tick; several threads take ticks side by side, and while one delivers slowly others go on.

    `match` and `deliver` do a bit each, and answer whether there may be more.
    """

    ticks: Ticks
    match: Callable[[], bool]
    deliver: Callable[[], bool]
    clock: Clock
    matching: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> None:
        self.ticks.note(GROUP)
        ends_s = self.clock.monotonic_s() + LONGEST_S
        if self.matching.acquire(blocking=False):  # the turn is a process's
            try:
                while self.match() and self.clock.monotonic_s() < ends_s:
                    pass
            finally:
                self.matching.release()
        while self.deliver() and self.clock.monotonic_s() < ends_s:
            pass
