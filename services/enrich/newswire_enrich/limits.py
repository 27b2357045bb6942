"""What one page may cost: a timer and a limit on memory, around the work and gone after it.

Works in the main thread of a process, which is where prefork runs tasks.  A limit that is hit raises
TooCostly, so the process lives on.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PAGE_BYTES = resource.getpagesize()
AGAIN_S = 0.2  # should the work swallow an alarm, another comes


class TooCostly(Exception):
    """The work took more time or memory than it may."""


class time_limit:
    """Raise TooCostly in the work once it has taken this long.

    An alarm that comes while the limit is being set or lifted is let go: raised there, it would leave the timer
    running, and the next page would be charged for this one.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGALRM, self._ring)
        self._left = signal.setitimer(signal.ITIMER_REAL, self._seconds, AGAIN_S)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)
        signal.setitimer(signal.ITIMER_REAL, *self._left)  # a limit around this one goes on

    def _ring(self, _: int, interrupted: FrameType | None) -> None:
        while interrupted is not None and interrupted.f_code not in _EDGES:
            interrupted = interrupted.f_back  # a tracer may stand between
        if interrupted is None:
            raise TooCostly(f"more than {self._seconds:g} s")


_EDGES = (time_limit.__enter__.__code__, time_limit.__exit__.__code__)


@contextmanager
def memory_limit(extra_bytes: int) -> Iterator[None]:
    """Raise TooCostly where the work needs more address space than now plus `extra_bytes`."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    set_before = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([address_space_bytes() + extra_bytes, *set_before]), hard))
    try:
        yield
    except MemoryError:
        raise TooCostly(f"more than {extra_bytes / 1e6:g} MB") from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def address_space_bytes() -> int:
    """How much address space this process has mapped; where the system does not say, a generous guess."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * PAGE_BYTES
    except OSError:
        return 4_000_000_000
