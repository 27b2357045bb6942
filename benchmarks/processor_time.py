"""Processor time of processes, from /proc, and of a Redis; wall time says little on a shared machine."""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from redis import Redis

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 3  # of which the quickest counts: a busy machine only ever adds
PIECES = 8  # of the calibration job: then it takes as long as the sum that was the job before, and figures go on
EVERY_S = 0.5  # between two pieces beside other work: one takes some 20 ms, a twenty-fifth of a processor
_CHANCE = random.Random(1)
_WORDS = ["".join(_CHANCE.choices("etaoinshrdlu", k=_CHANCE.randrange(2, 10))) for _ in range(6000)]
_TEXT = " ".join(_WORDS)
_ENDS = re.compile(r"\b[aeiou]\w*(?:st|nd|r)\b")


def seconds_of(pid: int) -> float:
    """User and system seconds of a process, its living children, and those it has waited for."""
    try:
        own = sum(map(int, _fields(pid)[11:15])) / TICKS
        # a thread's each: Elasticsearch's launcher starts its Java machine from one that is not its first
        listed = [child for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    except OSError:
        return 0.0
    return own + sum(seconds_of(int(child)) for child in listed)


def threads_s(pid: int) -> float:
    """Seconds of a process alone, to the microsecond: enough for one request, as long as its threads stay."""
    spent = 0
    for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # one that has ended
            spent += int(path.read_text().split()[0])
    return spent / 1e9


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


def piece() -> object:
    """A piece of the calibration job: half of it interpreted, half in C (sorting, expressions, JSON, packing)."""
    counts: dict[str, tuple[int, int]] = {}
    for place, word in enumerate(_WORDS):
        known = counts.get(word)
        counts[word] = (place, 1) if known is None else (known[0], known[1] + 1)
    ranked = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
    packed = zlib.compress(json.dumps(ranked).encode(), 6)
    return json.loads(zlib.decompress(packed)), _ENDS.findall(_TEXT)


def unit_ms() -> float:
    """Milliseconds of the calibration job, a fixed one: in its units, figures of two machines compare."""
    return 1000 * PIECES * min(seconds(piece) for _ in range(ROUNDS * PIECES))


class Pace:
    """How long the calibration job takes while something else is measured: a piece now and then, in a thread.

    What else the machine does slows both alike, so that their ratio says little of it.
    """

    def __init__(self, every_s: float = EVERY_S) -> None:
        self._every_s, self._ending = every_s, threading.Event()
        self._pieces: list[float] = []
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ending.set()
        self._thread.join()

    @property
    def unit_ms(self) -> float:
        """Milliseconds of the whole job, by the middle one of the pieces so far.

        By their mean three runs of the same are 30 % apart: the first piece takes five times as long as the others.
        """
        return 1000 * PIECES * statistics.median(self._pieces)

    def _look(self) -> None:
        while True:  # at least one, however short the work was
            began = time.thread_time()
            piece()
            self._pieces.append(time.thread_time() - began)
            if self._ending.wait(self._every_s):
                return
