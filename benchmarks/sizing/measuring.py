"""Runs of the whole embedded stack at a given rate: processor time, latency, and what is kept of an article."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle

from newswire_ops.launcher.orphans import FORKS
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.reasons import End
from process_tree import children
from real_stack import eventually
from redis import Redis
from web_server import Reply, WebServer

from benchmarks.linking_cost import Newsroom
from benchmarks.processor_time import seconds_of
from benchmarks.soak.__main__ import Soak
from benchmarks.soak.newsroom import page
from benchmarks.soak.readings import disk_of, kind_of

HOSTS = 8  # each asked every 0.1 s: eighty a second, more than any machine enriches
PAGE_BYTES = 60_000  # of a usual page, most of which are scripts and markup
_TOKENS = [b"%05x" % number for number in random.Random(1).sample(range(16**5), 100)]
DRAIN_S = 600.0  # for what waits as the time is over, on a busy machine


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how many came a second, how many were searchable a second, and what each cost."""

    asked: float
    reached: float
    cpu_ms: Mapping[str, float]
    latency_s: tuple[float, float]
    disk_bytes: Mapping[str, float]
    redis_bytes: float


@dataclass(frozen=True, slots=True)
class Sites:
    """Web servers on loopback, each with its share of the pages."""

    hosts: list[WebServer]
    articles: Iterator[bytes]

    def publish(self, number: int) -> str:
        """Serve one article more, and answer its address."""
        web = self.hosts[number % HOSTS]
        path = f"/news/item-{number:06}"
        web.replies[path] = Reply(next(self.articles))
        return web.address + path


@contextmanager
def sites(seed: int, bodies: Sequence[bytes] | None = None) -> Iterator[Sites]:
    """The sites, with as many articles as are asked for: made ones, or given ones, over and over."""
    with ExitStack() as entered:
        hosts = [entered.enter_context(WebServer({})) for _ in range(HOSTS)]
        yield Sites(hosts, made_pages(seed) if bodies is None else cycle(bodies))


def made_pages(seed: int) -> Iterator[bytes]:
    """Pages of usual length, without end, the same for a seed."""
    return map(_usual, map(page, Newsroom(seed).articles()))


def _usual(body: bytes) -> bytes:
    """A page of the usual length; what is not of the article is in a script, and is packed to a fourth."""
    chance = random.Random(len(body))
    words = b" ".join(chance.choices(_TOKENS, k=(PAGE_BYTES - len(body)) // 6))
    return body.replace(b"<body>", b"<body><script>/* " + words + b" */</script>")


def spent(stack: Soak) -> dict[str, float]:
    """Processor seconds so far, by kind of process."""
    found: dict[str, float] = {}
    for pid in _programs(stack.address.pid):
        kind = kind_of(pid)
        found[kind] = found.get(kind, 0.0) + seconds_of(pid)
    return found


def _programs(launcher: int) -> Iterator[int]:
    """What the launcher runs; all but the broker are children of the server that forks for it."""
    for pid in children(launcher):
        yield from children(pid) if kind_of(pid) == FORKS else (pid,)


def run(stack: Soak, served: Sites, first: int, rate: float, seconds: float, at_rest: Mapping[str, float]) -> Run:
    """Let articles come at a rate for some time, and wait until all are searchable; what rest costs is taken off."""
    number, redis = max(1, round(rate * seconds)), Redis.from_url(stack.address.broker_url)
    disk, held, cpu, began = disk_of(stack.data), _held(redis), spent(stack), time.monotonic()
    captures = list(_coming(stack, served, range(first, first + number), rate))
    eventually(lambda: stack.counts().in_flight == 0, "all have ended", DRAIN_S)
    took = time.monotonic() - began
    ends = sorted(_latencies(stack, captures))
    after = spent(stack)
    return Run(
        asked=rate,
        reached=number / took,
        cpu_ms={kind: 1000 * (after[kind] - cpu[kind] - at_rest[kind] * took) / number for kind in cpu},
        latency_s=(ends[len(ends) // 2], ends[int(len(ends) * 0.95)]),
        disk_bytes={name: 1e6 * (mb - disk[name]) / number for name, mb in disk_of(stack.data).items()},
        redis_bytes=(_held(redis) - held) / number,
    )


def _coming(stack: Soak, served: Sites, numbers: range, rate: float) -> Iterator[str]:
    began = time.monotonic()
    for place, number in enumerate(numbers):
        time.sleep(max(0.0, began + place / rate - time.monotonic()))
        url = served.publish(number)
        offer = Offer(key=canonicalize(url).key, url=url, source="sizing", host=host_key(url), run="sizing")
        yield stack.parts.ledger.accept(offer).capture_id


def _latencies(stack: Soak, captures: list[str]) -> Iterator[float]:
    for capture in captures:
        record = stack.parts.ledger.record(capture)
        if record is not None and record.state == End.INDEXED:
            yield (record.reached_ms[End.INDEXED] - record.accepted_ms) / 1000


def _held(redis: Redis) -> float:
    return float(redis.info("memory")["used_memory_dataset"])
