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


class TooCostly(Exception):
    """The work took more time or memory than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooCostly in the work once it has taken this long."""

    def ring(_: int, __: FrameType | None) -> None:
        raise TooCostly(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    left = signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)  # again, should the work swallow the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, *left)  # a limit around this one goes on


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
