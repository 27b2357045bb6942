"""What one more costs where many are: index, frontier, registry and linking at several sizes.

Each is measured by itself, in processor time of this process and of its server, as a share of the calibration beside
it.  What was there first is made up, and counts in no figure.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from newswire_enrich.composition.offline import state_for_a_run
from newswire_index.engine.ports import Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_shared.state.redis_state import State

from benchmarks.frontier import filled, waiting
from benchmarks.linking_cost import costs
from benchmarks.made_articles import MadeArticles
from benchmarks.processor_time import seconds, unit_ms
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.registry_files import measure as registry_cost

FILES = 5  # of a registry: as many as stand between two merges
HOSTS = 1000
BATCH = 100  # articles a transaction
MEASURED = 1000  # articles at each size
FEW = (1_000, 3_000)
TENS = (10_000, 100_000)  # an article of an index or of linking is made and written first: some 8 ms each
MANY: Mapping[str, Sequence[int]] = {
    "index": TENS, "frontier": (*TENS, 1_000_000), "registry": (*TENS, 1_000_000), "linking": TENS,
}  # fmt: skip


def index(sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Milliseconds to write an article into the embedded file."""
    articles = iter(MadeArticles(max(sizes) + MEASURED))
    with tempfile.TemporaryDirectory() as folder:
        engine, there = SqliteIndex(Path(folder) / "index.sqlite"), 0
        engine.install()
        for size in sizes:
            write(engine, [Write(document, None) for document in islice(articles, size - there)])
            more = [Write(document, None) for document in islice(articles, MEASURED)]
            yield size, 1000 * seconds(lambda more=more: write(engine, more)) / MEASURED  # type: ignore[misc]
            there = size + MEASURED


def write(engine: SqliteIndex, writes: Sequence[Write]) -> None:
    """Write articles in batches."""
    for at in range(0, len(writes), BATCH):
        engine.write(writes[at : at + BATCH])


def frontier(sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Milliseconds to claim and settle an address, of this process and of Redis."""
    for size in sizes:
        with filled(size, HOSTS) as state:
            cost = waiting(state, size)
            yield size, cost.own_ms + cost.server_ms


def registry(sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Milliseconds to look up an address that is known."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield size, registry_cost(Path(folder), size, FILES).known_us / 1000


def linking(sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Milliseconds to link an article, of this process and of Redis."""
    with state_for_a_run() as url:
        for cost in costs(State(url), [*sizes]):
            yield cost.live, cost.client + cost.server


STATES: Mapping[str, Callable[[Sequence[int]], Iterator[tuple[int, float]]]] = {
    "index": index, "frontier": frontier, "registry": registry, "linking": linking,
}  # fmt: skip


def measure(name: str, sizes: Sequence[int]) -> Iterator[Figure]:
    """Figures of a kind of state at each size, in milliseconds and in units of the calibration."""
    for size, ms in STATES[name](sizes):
        yield from figures_of("size", name, f"{size:,}", {"ms": ms, "units": ms / unit_ms()}, size)
