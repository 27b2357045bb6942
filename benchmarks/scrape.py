"""What a scrape of the exporter costs in processor time, its own and that of Redis, however large the installation is.

    python -m benchmarks.scrape [--workers 100] [--sources 1000] [--scrapes 300]

A real Redis holds what that many workers on ten machines and that many sources told, each of which brought something.
What is measured is all that a scrape makes: one question to Redis, the checks, and the text.  Exit status 1 if it takes
the exporter 5 ms or more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newswire_ingest.health.health import Kind
from newswire_ingest.health.redis_health_board import RedisHealthBoard
from newswire_ingest.health.watch import MOST_NAMED
from newswire_ops.exporter.collector import StackCollector
from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.redis_reading import RedisStackReader
from newswire_shared.accounting.heartbeats import Pulse
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.epoch import RedisEpoch
from newswire_shared.state.heartbeats import RedisHeartbeats
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.redis_state import State
from newswire_shared.state.ticks import RedisTicks

from benchmarks.processor_time import redis_seconds

AIM_MS = 5.0
MACHINES = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one scrape: milliseconds of the exporter's and of Redis' processor, bytes and series."""

    exporter_ms: float
    redis_ms: float
    bytes: int
    series: int


def fill(state: State, workers: int, sources: int) -> None:
    """Let an installation of this size have told what it tells."""
    RedisEpoch(state).begin()
    heartbeats = RedisHeartbeats(state)
    for n in range(workers):
        machine, group = f"machine-{n % MACHINES}", GROUPS[n % len(GROUPS)].name
        recipe = "5c1f2a90d4e7" if group.startswith("enrich") else ""
        clock_ms = state.now_ms()
        heartbeats.beat(Pulse(f"{group}@{machine}-{n}", machine, "0.1.0", clock_ms, 900.0, recipe, 0.1, 2, 10**11))
    for group in (group.name for group in GROUPS if group.control):
        RedisTicks(state).note(group)
    ledger = RedisLedger(state)
    offers = [Offer(f"{n:032x}", f"https://s{n}.example/", f"source-{n}", stage=Stage.INDEX) for n in range(sources)]
    for n, acceptance in enumerate(ledger.accept_all(offers)):
        ledger.advance(acceptance.capture_id, [*End][n % len(End)])
    counts = {kind.value: sources // len(Kind) for kind in Kind}
    RedisHealthBoard(state).write(counts, {f"source-{n}": Kind.SILENT.value for n in range(MOST_NAMED)})


def cost_of(scrape: Callable[[], bytes], state: State, times: int) -> Cost:
    """The mean of that many."""
    text, before = scrape(), redis_seconds(state.client)
    began = time.process_time()
    for _ in range(times):
        scrape()
    took_s, redis_s = time.process_time() - began, redis_seconds(state.client) - before
    series = sum(not line.startswith(b"#") for line in text.splitlines())
    return Cost(took_s / times * 1000, redis_s / times * 1000, len(text), series)


def measured(workers: int, sources: int, scrapes: int) -> Cost:
    """What a scrape of an installation of this size costs."""
    with tempfile.TemporaryDirectory(prefix="newswire-scrape-") as folder, Broker(Path(folder)) as broker:
        state = State(broker.url)
        fill(state, workers, sources)
        scrape = StackCollector(RedisStackReader.open(broker.url, broker.url), CheckRules(5000))
        return cost_of(scrape, state, scrapes)


def main() -> int:
    """Measure from the command line."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--workers", type=int, default=100)
    reading.add_argument("--sources", type=int, default=1000)
    reading.add_argument("--scrapes", type=int, default=300)
    given = reading.parse_args()
    for workers, sources in ((5, 10), (given.workers, given.sources)):
        cost = measured(workers, sources, given.scrapes)
        costs = f"{cost.exporter_ms:.2f} ms of the exporter, {cost.redis_ms:.2f} ms of Redis"
        print(f"{workers} workers, {sources} sources: {costs}, {cost.series} series, {cost.bytes / 1000:.0f} kB")
    return int(cost.exporter_ms >= AIM_MS)


if __name__ == "__main__":
    sys.exit(main())
