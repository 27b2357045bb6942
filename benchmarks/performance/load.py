"""The whole stack of `newswire up`: latency at shares of what it holds, memory, and what rest costs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from newswire_shared.running.embedded.broker import free_port

from benchmarks import idle
from benchmarks.performance.pages import pages_of
from benchmarks.processor_time import Pace, a_second
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.sizing.measuring import Run, run, sites, spent
from benchmarks.soak.__main__ import Soak, running_stack

SHARES = (0.3, 0.6, 0.9)  # of what it holds
AT_ONCE = 1000.0  # a second: all pages wait from the beginning, and what leaves a second is what the stack holds
WARM = 16  # articles before anything is measured: each process loads what it needs at its first
IDLE_S = 20.0


def measure(pages: Path | None, seconds: float, burst: int) -> Iterator[Figure]:
    """Latency and cost at each share of what `burst` articles at once show that the stack holds; so long of each."""
    bodies = None if pages is None else pages_of(pages, 1000)
    with (
        tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder,
        sites(1, bodies) as served,
        running_stack(Path(folder), free_port()) as stack,
    ):
        nothing = dict.fromkeys(spent(stack), 0.0)
        run(stack, served, 0, 8.0, WARM / 8, nothing)
        yield from at_rest(stack)
        rest = a_second(lambda: spent(stack), IDLE_S)
        with Pace() as pace:
            most = run(stack, served, WARM, AT_ONCE, burst / AT_ONCE, rest)
        yield from told("100 %", replace(most, asked=most.reached), pace.unit_ms, burst)
        first = WARM + burst
        for share in SHARES:
            rate = share * most.reached
            with Pace() as pace:
                found = run(stack, served, first, rate, seconds, rest)
            first += max(1, round(rate * seconds))
            yield from told(f"{share:.0%}".replace("%", " %"), found, pace.unit_ms, round(rate * seconds))
        yield from memory("after work", idle.measure(stack.address, 1.0)[0])


def told(where: str, found: Run, unit_ms: float, number: int) -> Iterator[Figure]:
    """The figures of one run."""
    ms = sum(found.cpu_ms.values())
    values = {"median": found.latency_s[0], "p95": found.latency_s[1], "a second": found.reached,
              "ms": ms, "units": ms / unit_ms}  # fmt: skip
    yield from figures_of("latency", where, "newswire", values, number)


def at_rest(stack: Soak) -> Iterator[Figure]:
    """What each process costs while nothing comes."""
    found, calls = idle.measure(stack.address, IDLE_S)
    for name, cost in found.items():
        values = {"of a core": cost.cpu_s, "wake-ups a second": float(cost.wakeups)}
        yield from figures_of("rest", "no articles", name, {**values}, 1)
    yield Figure("rest", "no articles", "Redis' commands a second", "commands", sum(calls.values()), 1)
    yield from memory("at rest", found)


def memory(when: str, found: Mapping[str, idle.Cost]) -> Iterator[Figure]:
    """Megabytes of each process, what is shared divided among those that share it."""
    for name, cost in found.items():
        yield Figure("memory", when, name, "MB", cost.memory_mb, 1)
