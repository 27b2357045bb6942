"""What the whole embedded stack costs while nothing comes: processor, wake-ups, commands of Redis, memory.

    python -m benchmarks.idle [--seconds 30] [--http]

A wake-up is a voluntary switch of a thread: it slept, and was woken.  Memory is proportional (PSS): what several
processes share is divided among them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import redis  # noqa: E402
from newswire_shared.running.embedded.broker import free_port  # noqa: E402
from newswire_shared.running.embedded.stack_address import StackAddress, read_stack  # noqa: E402
from process_tree import descendants  # noqa: E402
from real_stack import eventually  # noqa: E402

from benchmarks.process_memory import proportional_bytes  # noqa: E402
from benchmarks.processor_time import own_seconds_of  # noqa: E402
from benchmarks.soak.readings import kind_of  # noqa: E402

SETTLE_S = 10.0  # after the start: imports, first ticks, the first looks of caches
COMMAND = Path(sys.executable).with_name("newswire")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process has cost so far, and the memory that it holds now."""

    cpu_s: float = 0.0
    wakeups: int = 0
    memory_mb: float = 0.0


def cost_of(pid: int) -> Cost:
    """The cost of one process without its children."""
    try:
        states = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status")]
        return Cost(own_seconds_of(pid), sum(map(_switches, states)), proportional_bytes(pid) / 2**20)
    except OSError:  # it has ended
        return Cost()


def _switches(status: str) -> int:
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("voluntary_ctxt_switches:"))


def measure(address: StackAddress, seconds: float) -> tuple[Mapping[str, Cost], Mapping[str, float]]:
    """Each process' cost a second, and Redis' commands a second."""
    with redis.Redis.from_url(address.broker_url) as client:
        pids = {pid: kind_of(pid) for pid in (address.pid, *descendants(address.pid))}
        before, calls_before, began = {pid: cost_of(pid) for pid in pids}, _calls(client), time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        after, calls = {pid: cost_of(pid) for pid in pids}, _calls(client)
    found = dict.fromkeys(pids.values(), Cost())
    for pid, name in pids.items():
        a, b, sum_ = after[pid], before[pid], found[name]
        found[name] = Cost(
            sum_.cpu_s + (a.cpu_s - b.cpu_s) / took, sum_.wakeups + round((a.wakeups - b.wakeups) / took),
            sum_.memory_mb + a.memory_mb,
        )  # fmt: skip
    return found, {name: (calls[name] - calls_before[name]) / took for name in calls}


def _calls(client: redis.Redis) -> Counter[str]:
    stats = client.info("commandstats")
    return Counter({name.removeprefix("cmdstat_"): stat["calls"] for name, stat in stats.items()})


def show(found: Mapping[str, Cost], calls: Mapping[str, float]) -> None:
    """Print both tables."""
    print(f"{'process':<16}{'% of a core':>12}{'wake-ups/s':>12}{'MB (PSS)':>10}")
    for name, cost in [*found.items(), ("all", _sum(found))]:
        print(f"{name:<16}{100 * cost.cpu_s:>12.2f}{cost.wakeups:>12}{cost.memory_mb:>10.0f}")
    busiest = sorted(((rate, name) for name, rate in calls.items() if rate >= 0.05), reverse=True)
    outer = sum(rate for rate, _ in busiest)
    print(f"Redis: {outer:.1f} commands a second, those of scripts counted: "
          f"{', '.join(f'{name} {rate:.1f}' for rate, name in busiest)}")  # fmt: skip


def _sum(found: Mapping[str, Cost]) -> Cost:
    return Cost(
        sum(cost.cpu_s for cost in found.values()), sum(cost.wakeups for cost in found.values()),
        sum(cost.memory_mb for cost in found.values()),
    )  # fmt: skip


def main() -> int:
    """Start a stack, measure it, and stop it."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--seconds", type=float, default=30)
    reading.add_argument("--http", action="store_true", help="With the pages and the API.")
    asked = reading.parse_args()
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder:
        http = ["--port", str(free_port())] if asked.http else ["--no-http"]
        environment = {**os.environ, "NEWSWIRE_DATA_DIR": folder}
        began = time.monotonic()
        stack = subprocess.Popen([COMMAND, "up", *http], env=environment, stdout=subprocess.DEVNULL)
        try:
            address = eventually(lambda: read_stack(Path(folder) / "run"), "the stack is ready")
            assert address is not None
            boot = sum(cost_of(pid).cpu_s for pid in (address.pid, *descendants(address.pid)))
            print(f"ready after {time.monotonic() - began:.1f} s and {boot:.1f} s of processor")
            time.sleep(SETTLE_S)
            show(*measure(address, asked.seconds))
        finally:
            stack.terminate()
            stack.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
