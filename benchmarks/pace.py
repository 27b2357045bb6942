"""How near fetching comes to the fastest schedule that the delays of hosts permit, and whether any request comes early.

    python -m benchmarks.pace [--workers 1 3 10] [--seconds 30]

Hosts on loopback have pages, some behind redirects within and across hosts, and one has a hundred feeds beside.  Real
workers ask them; their own logs say when.  The fastest schedule is one request a delay, until all of a host is had.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from articles import page  # noqa: E402
from newswire_ingest.sources.ports import Source  # noqa: E402
from newswire_ingest.sources.redis_sources import RedisSourceStore  # noqa: E402
from newswire_shared.accounting.ledger import Offer  # noqa: E402
from newswire_shared.contracts.identity import canonicalize, host_key  # noqa: E402
from newswire_shared.contracts.reasons import Stage  # noqa: E402
from real_stack import RealStack, eventually, real_stack  # noqa: E402
from web_server import Reply, WebServer, rss  # noqa: E402

HOSTS, FEEDS, DELAY_S, MOVED_EACH = 16, 100, 0.25, 10


def with_pages(hosts: list[WebServer], pages: int) -> list[str]:
    """Give each host its pages, one in ten behind a redirect; answers their addresses."""
    for number, (host, other) in enumerate(zip(hosts, [*hosts[1:], hosts[0]], strict=True)):
        for n in range(pages):
            host.replies[f"/news/{n}"] = Reply(page(1000 * number + n))
            if n % MOVED_EACH == 0:
                there = host if n % (2 * MOVED_EACH) else other
                there.replies[f"/moved/{number}/{n}"] = host.replies[f"/news/{n}"]
                to = f"{there.address}/moved/{number}/{n}"
                host.replies[f"/news/{n}"] = Reply(status=302, headers={"Location": to})
    return [f"{host.address}/news/{n}" for host in hosts for n in range(pages)]


def measure(workers: int, seconds: float) -> str:
    """One row of the table."""
    environment = {"NEWSWIRE_INGEST_HOST_DELAY_S": str(DELAY_S), "NEWSWIRE_INGEST_LEASE_S": "60"}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_hosts:
        stack = open_hosts.enter_context(real_stack(Path(folder), environment))
        for _ in range(workers):
            stack.work("ingest")
        hosts = [open_hosts.enter_context(WebServer({})) for _ in range(HOSTS)]
        urls = with_pages(hosts, int(seconds / DELAY_S))
        with_feeds(stack, hosts[0])
        ledger, begun = stack.parts.ledger, time.monotonic()
        for url in urls:
            ledger.accept(Offer(key=canonicalize(url).key, url=url, source="web", host=host_key(url)))
        eventually(lambda: ledger.in_flight(Stage.ENRICH) == len(urls), "all are fetched", 900)
        eventually(lambda: polled(hosts[0]) == FEEDS, "all feeds are polled", 900)
        return row(workers, hosts, begun)


def with_feeds(stack: RealStack, host: WebServer) -> None:
    sources = RedisSourceStore(stack.parts.state)
    for n in range(FEEDS):
        host.replies[f"/{n}.xml"] = Reply(rss(host.address, []), content_type="application/rss+xml")
        sources.save(Source(f"s{n}", f"{host.address}/{n}.xml", 3600))


def polled(host: WebServer) -> int:
    return len({asked.path for asked in host.asked if asked.path.endswith(".xml")})


def row(workers: int, hosts: list[WebServer], begun: float) -> str:
    gaps = [b.at - a.at for host in hosts for a, b in itertools.pairwise(host.asked)]
    fastest_s = max(len(host.asked) for host in hosts) * DELAY_S  # others wait for redirects of the one with the feeds
    took_s = max(host.asked[-1].at for host in hosts) - begun
    return (
        f"{workers:3} workers: smallest gap {1000 * min(gaps):.0f} ms of {1000 * DELAY_S:.0f}; "
        f"{sum(len(host.asked) for host in hosts)} requests in {took_s / fastest_s:.2f} times the fastest schedule"
    )


def main() -> int:
    """Print the table."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--workers", type=int, nargs="+", default=[1, 3, 10])
    reading.add_argument("--seconds", type=float, default=30, help="Of the fastest schedule.")
    asked = reading.parse_args()
    for workers in asked.workers:
        print(measure(workers, asked.seconds), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
