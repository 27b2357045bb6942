"""Attacks as declarations, and trials that measure what an attack costs the process that it meets."""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")
PATIENCE_S = 300.0  # for a trial that waits for a deadline on a busy machine; one that computes ends by its own limit
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_KB = resource.getpagesize() // 1024
MANY_TIMES = 4  # its bound: what an attacked process may take before the system ends it


@dataclass(frozen=True, slots=True)
class Attack:
    """What is sent, and what it may cost at most: processor time of the attacked process, and growth of its memory.

    The bounds are several times what is needed, for a busy machine; an attack that succeeds costs a thousand times it.
    """

    name: str
    sent: Any = None
    cpu_s: float = 2.0
    memory_mb: float = 64.0
    is_long: bool = False  # waits for a limit of many seconds: left out of the short form that CI runs


@dataclass(slots=True)
class Trial:
    """Runs attacked work apart and holds it to the bounds of its attack; `cost` is what the table shows."""

    attack: Attack
    note: Callable[[str, object], None]
    cost: tuple[float, float] = field(default=(0.0, 0.0))

    def __call__(self, work: Callable[[], T]) -> T:
        """The result of work in a process of its own, which is ended where it takes several times what it may."""
        status, said, cpu_s, memory_mb = _apart(work, self.attack)
        self._judge(cpu_s, memory_mb)
        assert status == 0, f"the attacked process ended with {status}: {said!r}"
        ok, value = pickle.loads(said)
        assert ok, value
        found: T = value
        return found

    @contextmanager
    def of(self, pid: int) -> Iterator[None]:
        """The same for a process that runs already."""
        Path(f"/proc/{pid}/clear_refs").write_text("5")  # its peak begins here
        cpu_s, resident = _cpu_s(pid), _status_kb(pid, "VmRSS")
        yield
        self._judge(_cpu_s(pid) - cpu_s, (_status_kb(pid, "VmHWM") - resident) / 1024)

    def _judge(self, cpu_s: float, memory_mb: float) -> None:
        self.cost = (self.cost[0] + cpu_s, max(self.cost[1], memory_mb))
        self.note("cost", self.cost)
        assert self.cost[0] <= self.attack.cpu_s, f"{self.cost[0]:.2f} s of processor time"
        assert self.cost[1] <= self.attack.memory_mb, f"{self.cost[1]:.0f} MB of memory"


def attacks(made: Iterable[Attack]) -> pytest.MarkDecorator:
    """A test for each attack, whose name it has."""
    return pytest.mark.parametrize("attack", [_param(attack) for attack in made])


def _param(attack: Attack) -> ParameterSet:
    return pytest.param(attack, id=attack.name, marks=[pytest.mark.long] if attack.is_long else [])


def _apart(work: Callable[[], object], attack: Attack) -> tuple[int, bytes, float, float]:
    """The exit status of a child that does the work, what it said, and what that cost."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        _work(work, attack, writes)
    os.close(writes)
    said = _heard(reads, child)
    _, status, used = os.wait4(child, 0)
    head, _, result = said.partition(b"\n")
    cpu_s, memory_mb = map(float, head.split()) if head else (used.ru_utime + used.ru_stime, 0.0)
    return status, result, cpu_s, memory_mb


def _work(work: Callable[[], object], attack: Attack, writes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + attack.cpu_s * MANY_TIMES) + 2)
    virtual, resident = _pages()
    _bound(resource.RLIMIT_AS, virtual * PAGE_KB * 1024 + int(attack.memory_mb * MANY_TIMES + 512) * 1024**2)
    try:
        said = (True, work())
    except BaseException:
        said = (False, traceback.format_exc())
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu_s = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    grown_mb = max(0, after.ru_maxrss - resident * PAGE_KB) / 1024
    with os.fdopen(writes, "wb") as stream:
        stream.write(f"{cpu_s} {grown_mb}\n".encode() + pickle.dumps(said))
    os._exit(0)


def _bound(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _heard(reads: int, child: int) -> bytes:
    pieces = list[bytes]()
    with os.fdopen(reads, "rb", buffering=0) as stream:
        while select.select([stream], [], [], PATIENCE_S)[0]:
            if not (piece := stream.read(1 << 20)):
                return b"".join(pieces)
            pieces.append(piece)
    os.kill(child, signal.SIGKILL)
    return b""


def _pages() -> tuple[int, int]:
    """Virtual and resident size of this process, in pages."""
    virtual, resident, *_ = map(int, Path("/proc/self/statm").read_text().split())
    return virtual, resident


def _cpu_s(pid: int) -> float:
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def _status_kb(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))
