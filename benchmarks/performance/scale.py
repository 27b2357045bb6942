"""One and two processes of each kind on the same machine: what a second one costs, and what it brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from benchmarks.performance.chain import KINDS, WARM, Chain, Line, burst, line
from benchmarks.performance.pages import served
from benchmarks.quality.figures import Figure, figures_of


def measure(pages: Sequence[bytes]) -> Iterator[Figure]:
    """A third of the pages with one process of each kind, a third with two, and the last with one again."""
    with line() as running, served(pages) as (_, addresses):
        for kind in KINDS:
            running.work(kind)
        running.take_in(addresses[:WARM], "warm")
        third, left = (len(addresses) - WARM) // 3, addresses[WARM:]
        one = burst(running, left[:third], "one")
        for kind in KINDS:
            running.work(kind)
        running.take_in(left[3 * third :], "warm again")
        two = burst(running, left[third : 2 * third], "two")
        retire(running)
        again = burst(running, left[2 * third : 3 * third], "one again")
    yield from told([one, again], two, third)


def retire(running: Line) -> None:
    """End the workers that came second."""
    for worker in running.stack.workers[len(KINDS) :]:
        worker.terminate()
    del running.stack.workers[len(KINDS) :]


def told(one: Sequence[Chain], two: Chain, number: int) -> Iterator[Figure]:
    """The figures: processor time says what two cost each other, the rate also what the machine had left for them."""
    units, rate = mean(chain.ms / chain.unit_ms for chain in one), mean(chain.a_second for chain in one)
    for name, values in (
        ("one of each", {"units": units, "a second": rate, "efficiency": 1.0}),
        ("two of each", {"units": two.ms / two.unit_ms, "a second": two.a_second,
                         "efficiency": units / (two.ms / two.unit_ms)}),
    ):  # fmt: skip
        yield from figures_of("scale", "made", name, {**values}, number)
