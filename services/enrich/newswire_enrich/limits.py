"""Limits of what one article may cost: processor time, time of the clock, and memory; gone after the work.

Works in the main thread of a process, which is where prefork runs tasks.  The process lives on.

Processor time decides, so a busy or suspended machine ends an article as an idle one does.  The time of the clock is
the net under it: what it ends is no fault of the article.  Both are no `Exception`, since libraries swallow those
and go on with half a text; what is swallowed all the same is remembered, and raised when the work ends.
"""

from __future__ import annotations

import logging
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PAGE_BYTES = resource.getpagesize()
AGAIN_S = 0.2  # should the work swallow an alarm, another comes; oftener, handling alarms would be the work


class OverLimit(BaseException):
    """The work was stopped by one of its limits."""


class TooCostly(OverLimit):
    """The work took more processor time or memory than it may."""


class TooSlow(OverLimit):
    """The work did not end within the time of the clock, though its processor time was not used up."""


class time_limit:
    """Raise TooCostly in the work once it took so much processor time, TooSlow after so much time of the clock.

    An alarm that comes while the limit is being set or lifted is let go: raised there, it would leave the timer
    running, and the next article would be charged for this one.  One that meets code that keeps locks waits for the
    next: raised between taking and holding a lock, it would leave it taken for good.
    """

    def __init__(self, processor_s: float, wall_s: float) -> None:
        self._processor_s, self._wall_s = processor_s, wall_s
        self._hit: OverLimit | None = None
        self._is_lifted = False

    def __enter__(self) -> None:
        self._began_s = time.process_time()
        self._before = {name: signal.signal(name, self._ring) for name in _TIMERS}
        self._left = {
            signal.ITIMER_PROF: signal.setitimer(signal.ITIMER_PROF, self._processor_s, AGAIN_S),
            signal.ITIMER_REAL: signal.setitimer(signal.ITIMER_REAL, self._wall_s, AGAIN_S),
        }
        _running.append(self)

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        for timer in self._left:
            signal.setitimer(timer, 0)
        _running.remove(self)
        for name, handler in self._before.items():  # after the timers: an alarm without a handler ends the process
            signal.signal(name, handler)
        for timer, left in self._left.items():
            signal.setitimer(timer, *left)  # a limit around this one goes on
        if error is None or isinstance(error, Exception):
            self.raise_remembered()

    def lift(self) -> None:
        """Let the work end from here on.  Raises what the limit remembers."""
        self._is_lifted = True
        self.raise_remembered()

    def raise_remembered(self) -> None:
        """Raise what the work has swallowed, if it has."""
        if self._hit is not None:
            raise self._hit

    def _ring(self, name: int, interrupted: FrameType | None) -> None:
        if interrupted is not None and _keeps_locks(interrupted):
            return
        while interrupted is not None and interrupted.f_code not in _EDGES:
            interrupted = interrupted.f_back  # a tracer may stand between
        if interrupted is None and not self._is_lifted:
            self._hit = self._hit or self._error(name)
            raise self._hit

    def _error(self, name: int) -> OverLimit:
        # Both alarms wait for C code to end, and the clock's comes first of two that wait.
        if name == signal.SIGPROF or time.process_time() - self._began_s >= self._processor_s:
            return TooCostly(f"more than {self._processor_s:g} s of processor time")
        return TooSlow(f"more than {self._wall_s:g} s, and not {self._processor_s:g} s of it working")


def _keeps_locks(interrupted: FrameType) -> bool:
    return str(interrupted.f_globals.get("__name__", "")).partition(".")[0] in _KEEP_LOCKS


# modules of the interpreter that hold locks while they run Python; an exception there would leave one taken for good
_KEEP_LOCKS = frozenset({"threading", "logging", "importlib", "_frozen_importlib", "queue", "weakref"})
_TIMERS = (signal.SIGPROF, signal.SIGALRM)
_EDGES = (time_limit.__enter__.__code__, time_limit.__exit__.__code__, time_limit.lift.__code__)
_running: list[time_limit] = []  # the innermost last; signals belong to the whole process


def lift_time_limits() -> None:
    """Let the work end from here on: what others see of it is being changed, and half of that would be false.

    Raises what a limit remembers.  The rest of the work must be bounded by itself.
    """
    for limit in _running:
        limit.lift()


@contextmanager
def memory_limit(extra_bytes: int) -> Iterator[None]:
    """Raise TooCostly where the work needs more address space than now plus `extra_bytes`."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    set_before = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([address_space_bytes() + extra_bytes, *set_before]), hard))
    too_costly = TooCostly(f"more than {extra_bytes / 1e6:g} MB of memory")
    try:
        with _swallowed_memory_errors() as swallowed:
            yield
    except MemoryError:
        raise too_costly from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    if swallowed:  # the work went on with half a page
        raise too_costly


class _MemoryErrors(logging.Handler):
    """Collects the MemoryErrors that are logged as the reason of a step left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[MemoryError] = []

    def emit(self, record: logging.LogRecord) -> None:
        arguments = record.args if isinstance(record.args, tuple) else ()
        self.found += [argument for argument in arguments if isinstance(argument, MemoryError)]


@contextmanager
def _swallowed_memory_errors() -> Iterator[list[MemoryError]]:
    """MemoryErrors that trafilatura swallows; they stand in nothing but its log."""
    logger, handler = logging.getLogger("trafilatura"), _MemoryErrors()
    logger.addHandler(handler)
    try:
        yield handler.found
    finally:
        logger.removeHandler(handler)


def address_space_bytes() -> int:
    """How much address space this process has mapped."""
    return _pages(0) * PAGE_BYTES


def resident_bytes() -> int:
    """How much memory this process holds, with what it shares."""
    return _pages(1) * PAGE_BYTES


def _pages(column: int) -> int:
    """Pages as the system counts them; where there is no such count, a generous guess."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[column])
    except OSError:
        return 4_000_000_000 // PAGE_BYTES
