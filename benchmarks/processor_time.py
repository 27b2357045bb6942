"""Processor time of processes, from /proc, and of a Redis; wall time says little on a shared machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from redis import Redis

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 3  # of which the quickest counts: a busy machine only ever adds


def seconds_of(pid: int) -> float:
    """User and system seconds of a process, its living children, and those it has waited for."""
    try:
        own = sum(map(int, _fields(pid)[11:15])) / TICKS
        # a thread's each: Elasticsearch's launcher starts its Java machine from one that is not its first
        listed = [child for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    except OSError:
        return 0.0
    return own + sum(seconds_of(int(child)) for child in listed)


def own_seconds_of(pid: int) -> float:
    """Those of a process alone.  Raises OSError for one that has ended."""
    return sum(map(int, _fields(pid)[11:13])) / TICKS


def _fields(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def redis_seconds(client: Redis) -> float:
    """User and system seconds of a Redis so far."""
    found = client.info("cpu")
    return float(found["used_cpu_user"]) + float(found["used_cpu_sys"])


def a_second(spent: Callable[[], Mapping[str, float]], seconds: float) -> dict[str, float]:
    """What is spent a second, by name, over some seconds from now on."""
    before = spent()
    time.sleep(seconds)
    return {name: (now - before.get(name, 0.0)) / seconds for name, now in spent().items()}


def seconds(work: Callable[[], object]) -> float:
    """The processor time of a call in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def unit_ms() -> float:
    """Milliseconds of the calibration job, a fixed sum in Python: in its units, figures of two machines compare."""
    return 1000 * min(seconds(lambda: sum(range(10_000_000))) for _ in range(ROUNDS))
