"""Processor time of processes with their children, from /proc; wall time says little on a shared machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 3  # of which the quickest counts: a busy machine only ever adds


def seconds_of(pid: int) -> float:
    """User and system seconds of a process, its living children, and those it has waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        # a thread's each: Elasticsearch's launcher starts its Java machine from one that is not its first
        listed = [child for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    except OSError:
        return 0.0
    own = sum(map(int, fields[11:15])) / TICKS
    return own + sum(seconds_of(int(child)) for child in listed)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of a call in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def unit_ms() -> float:
    """Milliseconds of the calibration job, a fixed sum in Python: in its units, figures of two machines compare."""
    return 1000 * min(seconds(lambda: sum(range(10_000_000))) for _ in range(ROUNDS))
