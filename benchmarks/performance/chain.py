"""The whole chain in its own processes, all pages at once: what each process and each cause takes of an article."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from real_stack import RealStack, eventually, real_stack
from redis import Redis

from benchmarks.performance.causes import OTHER, Spent, read_accounts, since
from benchmarks.performance.pages import served
from benchmarks.processor_time import Pace, a_second, seconds_of
from benchmarks.quality.figures import Figure, figures_of

ROOT = Path(__file__).resolve().parents[2]
WORKERS = "benchmarks.performance.watched_workers"
KINDS = ("ingest", "enrich", "index")
WARM = 24  # pages before anything is measured: each process loads what it needs at its first
IDLE_S = 10.0
PATIENCE_S = 1800.0
REDIS, IDLE, BEAT = "Redis", "idle", "beat"
# as a stack has it by default, where tests lower it: nothing is delivered twice because a machine is slow
USUAL = {
    "NEWSWIRE_VISIBILITY_TIMEOUT_S": "120", "NEWSWIRE_OVERDUE_LIVE_S": "300", "NEWSWIRE_OVERDUE_BACKFILL_S": "3600",
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.05", "NEWSWIRE_RETRY_FIRST_S": "1",
}  # fmt: skip
COUNTED = {
    "total_commands_processed": "commands",
    "total_net_input_bytes": "bytes in",
    "total_net_output_bytes": "bytes out",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """What an article takes: milliseconds by process and by cause, what Redis counts, and the calibration beside."""

    unit_ms: float
    articles: int
    a_second: float
    by_process: Mapping[str, float]
    by_cause: Mapping[str, Spent]
    redis: Mapping[str, float]

    @property
    def ms(self) -> float:
        return sum(self.by_process.values())


@dataclass(slots=True)
class Line:
    """A stack whose workers count by cause."""

    stack: RealStack
    accounts: Path

    def work(self, kind: str, processes: int = 1) -> None:
        """Start a worker; enrich has so many processes, of the others one more worker is one more process."""
        self.stack.environment |= {"BENCH_WORKER": kind, "BENCH_ACCOUNTS": str(self.accounts), "PYTHONPATH": str(ROOT)}
        self.stack.work(kind, app=WORKERS, concurrency=processes if kind == "enrich" else None)

    def spent(self) -> dict[str, float]:
        """Processor seconds so far, by kind of process."""
        found = {BEAT: seconds_of(self.stack.beat.pid) if self.stack.beat else 0.0}
        for worker in self.stack.workers:
            found[worker.group] = found.get(worker.group, 0.0) + seconds_of(worker.process.pid)
        broker = self.stack.broker.process
        return found | {REDIS: seconds_of(broker.pid) if broker else 0.0}

    def redis(self) -> dict[str, float]:
        """What the server has counted so far."""
        with Redis.from_url(self.stack.settings.broker_url or "") as client:
            stats = client.info("stats")
        return {name: float(stats[key]) for key, name in COUNTED.items()}

    def take_in(self, addresses: Sequence[str], run: str) -> int:
        """Accept addresses, and wait until all have ended: how many are indexed."""
        ledger = self.stack.parts.ledger
        for url in addresses:
            ledger.accept(Offer(key=canonicalize(url).key, url=url, source=run, host=host_key(url), run=run))
        eventually(lambda: ledger.counts(f"run/{run}").in_flight == 0, "all have ended", PATIENCE_S)
        return int(ledger.counts(f"run/{run}").indexed)


@contextmanager
def line() -> Iterator[Line]:
    """A stack without workers, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder, real_stack(Path(folder), USUAL) as stack:
        accounts = Path(folder) / "accounts"
        accounts.mkdir()
        yield Line(stack, accounts)


def measure(pages: Sequence[bytes]) -> Chain:
    """Take the pages in, in three workers with one enrich process; the first ones warm it."""
    with line() as running, served(pages) as (_, addresses):
        for kind in KINDS:
            running.work(kind)
        running.take_in(addresses[:WARM], "warm")
        return burst(running, addresses[WARM:], "bench")


def burst(running: Line, addresses: Sequence[str], run: str) -> Chain:
    """Take addresses in, all at once; what rest costs, measured before it, is a cause of its own."""
    at_rest, polled, counts = _at_rest(running)
    cpu, accounts, counted = running.spent(), read_accounts(running.accounts), running.redis()
    began = time.monotonic()
    with Pace() as pace:
        indexed = running.take_in(addresses, run)
    took, number = time.monotonic() - began, len(addresses)
    spent = {name: 1000 * (now - cpu[name]) / number for name, now in running.spent().items()}
    rest = {name: 1000 * share * took / number for name, share in at_rest.items()}
    found = {cause: _each(one, number) for cause, one in since(accounts, running.accounts).items()}
    return Chain(
        unit_ms=pace.unit_ms, articles=indexed, a_second=number / took, by_process=spent,
        by_cause=_by_cause(found, spent, sum(rest.values()), polled * took / number),
        redis={name: (now - counted[name] - counts[name] * took) / number for name, now in running.redis().items()},
    )  # fmt: skip


def _at_rest(running: Line) -> tuple[dict[str, float], float, dict[str, float]]:
    """What passes a second while nothing comes: processor seconds, exchanges with Redis, and what Redis counts."""
    before, counted, began = read_accounts(running.accounts), running.redis(), time.monotonic()
    shares = a_second(running.spent, IDLE_S)
    exchanged = sum(spent.exchanges for spent in since(before, running.accounts).values())
    took = time.monotonic() - began
    return shares, exchanged / took, {name: (now - counted[name]) / took for name, now in running.redis().items()}


def _each(spent: Spent, number: int) -> Spent:
    return Spent(spent.ms / number, spent.exchanges / number, spent.calls / number)


def _by_cause(found: Mapping[str, Spent], spent: Mapping[str, float], idle_ms: float, idle: float) -> dict[str, Spent]:
    """The causes with what no process counts itself: Redis, rest, and as `queue` what is left of the workers."""
    workers = sum(ms for name, ms in spent.items() if name != REDIS)
    told = sum(one.ms for cause, one in found.items() if cause != OTHER)
    left = Spent(max(0.0, workers - told - idle_ms), max(0.0, found[OTHER].exchanges - idle))
    return {**found, OTHER: left, REDIS: Spent(spent.get(REDIS, 0.0)), IDLE: Spent(idle_ms, idle)}


def told(found: Chain, where: str) -> Iterator[Figure]:
    """The figures of a run."""
    number = found.articles
    for process, ms in found.by_process.items():
        yield from figures_of("chain by process", where, process, {"ms": ms, "units": ms / found.unit_ms}, number)
    for cause, spent in found.by_cause.items():
        values = {"ms": spent.ms, "units": spent.ms / found.unit_ms, "exchanges": spent.exchanges}
        yield from figures_of("chain by cause", where, cause, {**values}, number)
    yield from figures_of("chain", where, "Redis", {**found.redis}, number)
    whole = {"ms": found.ms, "units": found.ms / found.unit_ms, "unit": found.unit_ms, "a second": found.a_second}
    yield from figures_of("chain", where, "whole", {**whole}, number)
