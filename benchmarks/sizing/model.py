"""The model: what an article costs, and what an installation therefore needs at any rate.  Plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

DAY_S = 86400
MONTH_DAYS = 30
BUSY = 0.6  # of a processor or a Redis: above it waits grow faster than the load
PEAK = 3.0  # times the mean of a day: the busiest hour of a newsroom's day, which nothing may fall behind
LINKED_DAYS = 14  # NEWSWIRE_ENRICH_ARTICLE_REMEMBERED_S
RECORD_DAYS = 7  # NEWSWIRE_RECORD_DAYS
LOOKS = 2.5  # captures an article: the first, and 1.5 looks again on average (decision 29)
REGISTRY_BYTES = 240  # of a file for good, each known article (decision 32)
ENGINE_MS = 8.7  # of Elasticsearch's processors an article, its first 1,200 on a busy machine: later ones cost less
ENGINE_BYTES = 4500  # on its disk, each article of 6 kB, with best compression
PROCESS_GB = 0.06  # of an enrich process, what it shares with its parent aside (python -m benchmarks.idle)
GROUPS_GB = 0.9  # of one worker of each group with its models, the clock and the pages, on each machine
MACHINE_CORES = 16  # of a machine for workers
SHARD_GB = 30  # of a shard, in the middle of what Elastic advises, 10 to 50
YEAR_MONTHS = 12
REDIS_CPU = "broker"


@dataclass(frozen=True, slots=True)
class Article:
    """What one costs: milliseconds of processor by process, and bytes of each kind that are kept of it."""

    cpu_ms: Mapping[str, float]
    archive_bytes: float
    linked_bytes: float
    record_bytes: float

    @property
    def worker_ms(self) -> float:
        """All but Redis."""
        return sum(ms for name, ms in self.cpu_ms.items() if name != REDIS_CPU)


@dataclass(frozen=True, slots=True)
class Need:
    """What a rate needs; disk grows by so much a month, the rest stays as it is."""

    rate: float
    worker_cores: float
    redis_cores: float
    engine_cores: float
    redis_gb: float
    archive_gb: float
    registry_gb: float
    index_gb: float

    @property
    def worker_gb(self) -> float:
        """Memory of the workers: a process for each core, on machines that each hold the models once."""
        return GROUPS_GB * math.ceil(self.worker_cores / MACHINE_CORES) + PROCESS_GB * math.ceil(self.worker_cores)

    @property
    def shards(self) -> int:
        """Shards of Elasticsearch that hold what a year adds, without replicas."""
        return math.ceil(self.index_gb * YEAR_MONTHS / SHARD_GB)

    @property
    def disk_gb(self) -> float:
        """What a month adds."""
        return self.archive_gb + self.registry_gb + self.index_gb

    @property
    def cores(self) -> float:
        return self.worker_cores + self.redis_cores + self.engine_cores


def need(article: Article, rate: float) -> Need:
    """The need of `rate` articles a second, as the mean of a day whose busiest hour has `PEAK` times as many."""
    cores, month = rate * PEAK / BUSY / 1000, rate * DAY_S * MONTH_DAYS
    kept = LINKED_DAYS * article.linked_bytes + RECORD_DAYS * LOOKS * article.record_bytes
    return Need(
        rate=rate,
        worker_cores=cores * article.worker_ms,
        redis_cores=cores * article.cpu_ms.get(REDIS_CPU, 0.0),
        engine_cores=cores * ENGINE_MS,
        redis_gb=rate * DAY_S * kept / 1e9,
        archive_gb=month * article.archive_bytes / 1e9,
        registry_gb=month * REGISTRY_BYTES / 1e9,
        index_gb=month * ENGINE_BYTES / 1e9,
    )


@dataclass(frozen=True, slots=True)
class Limit:
    """Up to which mean rate one of something is enough, and what is done then."""

    what: str
    rate: float
    then: str


def limits(article: Article, cores: int, redis_gb: float) -> list[Limit]:
    """What is full first, on one machine of so many processors with a Redis of that size; the first comes first."""
    one = need(article, 1.0)
    found = [
        Limit(f"{cores} processors for workers", cores / one.worker_cores, "more machines: workers keep no state"),
        Limit(f"{redis_gb:g} GB of Redis", redis_gb / one.redis_gb,
              "a larger Redis, or articles remembered for fewer days; then the state apart from the queues"),
        Limit("the one processor of Redis", 1 / one.redis_cores,
              "queues and state in two Redis (NEWSWIRE_STATE_URL); then installations by language or region"),
        Limit("one writer of the embedded index", 700 / PEAK, "Elasticsearch"),
        Limit("one Elasticsearch", 2200 * BUSY / PEAK, "more nodes, and articles parted by month"),
    ]  # fmt: skip
    return sorted(found, key=lambda limit: limit.rate)
