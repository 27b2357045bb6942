"""How late the event loop of the server is, and the thread that tells of it: the loop itself may stand still."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from newswire_shared.accounting.heartbeats import EVERY_S, PulseTeller

TICK_S = 0.5  # the server's loop comes around so often: ten times a second were a tenth of all that rest costs
SPANS = 15  # of four seconds: a minute, in which Prometheus usually asks several times


@dataclass(slots=True)
class LoopWatch:
    """How late the loop was at worst in the last minute; one that stands still is later every moment."""

    seconds: Callable[[], float] = time.monotonic
    _ticked: float | None = field(init=False, default=None)
    _worst: float = field(init=False, default=0.0)
    _spans: deque[float] = field(init=False, default_factory=lambda: deque(maxlen=SPANS))

    def tick(self) -> None:
        """The loop came around."""
        self._worst = max(self._worst, self._late())
        self._ticked = self.seconds()

    def worst_s(self) -> float:
        """How late it was at worst within a minute of asking every `EVERY_S`; 0 before it began."""
        self._spans.append(max(self._worst, self._late()))
        self._worst = 0.0
        return max(self._spans)

    def _late(self) -> float:
        return 0.0 if self._ticked is None else max(0.0, self.seconds() - self._ticked - TICK_S)


@contextmanager
def telling(tell: PulseTeller | None, watch: LoopWatch) -> Iterator[None]:
    """Tell all machines of this process while inside; of none where there is nobody to tell."""
    if tell is None:
        yield
        return
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            tell(loop_lag_s=round(watch.worst_s(), 3))
            stop.wait(EVERY_S)

    thread = threading.Thread(target=go_on, name="pulse", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        tell.leave()
