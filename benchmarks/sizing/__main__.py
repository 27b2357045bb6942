"""What newswire needs at a given rate: measured as far as this machine goes, and reckoned beyond.

    python -m benchmarks.sizing [--rates 1 2 4] [--seconds 30] [--machine-cores 16 --redis-gb 32]

Sites on loopback publish made-up articles of 400 words on pages of 60 kB.  Their addresses are accepted at a steady
rate and go through the whole embedded stack, with the model: fetch, archive, enrichment, index.  The first table is
measured, in processor time, which other load on the machine changes little.  The second is `sizing/model.py`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from newswire_shared.running.embedded.broker import free_port  # noqa: E402

from benchmarks.processor_time import a_second  # noqa: E402
from benchmarks.sizing.measuring import Run, run, sites, spent  # noqa: E402
from benchmarks.sizing.model import DAY_S, RECORD_DAYS, Article, Need, limits, need  # noqa: E402
from benchmarks.soak.__main__ import running_stack  # noqa: E402

IDLE_S = 20.0
WARM = 16  # articles before anything is measured: each process loads what it needs at its first
RECORD_BYTES = 500.0  # of a capture in Redis, at least, of what is measured (decision 30)
HEADING = (
    f"{'a second':>9}{'a day':>14}{'workers':>9}{'Redis':>7}{'engine':>8}{'worker GB':>11}{'Redis GB':>10}"
    f"{'archive':>10}{'registry':>10}{'index':>9}{'shards':>8}"
)
MODELLED = (0.1, 1.0, 10.0, 50.0, 100.0, 10_000.0)


def measured(rates: Sequence[float], seconds: float) -> list[Run]:
    """One run for each rate, on one stack."""
    runs: list[Run] = []
    with (
        tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder,
        sites(1) as served,
        running_stack(Path(folder), free_port()) as stack,
    ):
        run(stack, served, 0, 8.0, WARM / 8, dict.fromkeys(KINDS, 0.0))
        at_rest = a_second(lambda: spent(stack), IDLE_S)
        print("idle, % of a core: " + ", ".join(f"{kind} {100 * share:.2f}" for kind, share in at_rest.items())
              + f"; all {100 * sum(at_rest.values()):.2f}", flush=True)  # fmt: skip
        first = WARM
        for rate in rates:
            runs.append(run(stack, served, first, rate, seconds, at_rest))
            first += round(rate * seconds)
            print(row(runs[-1]), flush=True)
    return runs


KINDS = ("ingest", "enrich", "enrich-suspect", "index", "alerts", "beat", "http", "broker")


def row(found: Run) -> str:
    """What a run showed, in a line."""
    total = sum(found.cpu_ms.values())
    parts = ", ".join(f"{kind} {ms:.1f}" for kind, ms in found.cpu_ms.items() if ms >= 0.05)
    kept = ", ".join(f"{name[8:-4]} {size / 1000:.1f}" for name, size in found.disk_bytes.items())
    return (
        f"{found.asked:g} a second asked, {found.reached:.2f} reached; {total:.0f} ms of processor each ({parts}); "
        f"latency {found.latency_s[0]:.2f} s, p95 {found.latency_s[1]:.2f}; kB each: {kept}, "
        f"Redis {found.redis_bytes / 1000:.1f}"
    )


def article_of(runs: Sequence[Run]) -> Article:
    """What an article costs, by the last run: the more came, the less of it is the cost of starts."""
    last = runs[-1]
    return Article(
        cpu_ms=last.cpu_ms,
        archive_bytes=last.disk_bytes["disk of archive, MB"],
        linked_bytes=max(0.0, last.redis_bytes - RECORD_BYTES),
        record_bytes=RECORD_BYTES,
    )


def modelled(one: Need) -> str:
    """A row of the model's table."""
    cores = f"{one.worker_cores:>9.1f}{one.redis_cores:>7.2f}{one.engine_cores:>8.2f}"
    held = f"{one.worker_gb:>11,.1f}{one.redis_gb:>10,.1f}"
    kept = f"{held}{one.archive_gb:>10,.0f}{one.registry_gb:>10,.1f}{one.index_gb:>9,.0f}{one.shards:>8,}"
    return f"{one.rate:>9g}{one.rate * DAY_S:>14,.0f}{cores}{kept}"


def show(article: Article, cores: int, redis_gb: float) -> None:
    """Print the model's tables."""
    print(f"\n{HEADING}   (cores; GB; disk grows by GB a month; shards of a year)")
    for rate in MODELLED:
        print(modelled(need(article, rate)))
    print(f"\nfull first, on one machine of {cores} processors with {redis_gb:g} GB of Redis, at a mean rate of")
    for limit in limits(article, cores, redis_gb):
        print(f"{limit.rate:>9.1f} a second: {limit.what}; then {limit.then}")
    print(f"\nbytes: records of captures are kept {RECORD_DAYS} days; see benchmarks/sizing/model.py for every factor")


def main() -> int:
    """Measure, and print the tables."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--rates", type=float, nargs="+", default=[1, 2, 4])
    reading.add_argument("--seconds", type=float, default=30, help="Of each rate.")
    reading.add_argument("--machine-cores", type=int, default=16, help="Of the machine that the limits are told for.")
    reading.add_argument("--redis-gb", type=float, default=32, help="Of its Redis.")
    asked = reading.parse_args()
    show(article_of(measured(asked.rates, asked.seconds)), asked.machine_cores, asked.redis_gb)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
