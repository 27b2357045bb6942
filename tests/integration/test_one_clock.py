"""One clock for a host: pages, redirects, robots.txt and feeds of all workers keep its delay, whoever is killed."""

from __future__ import annotations

import itertools
from contextlib import ExitStack
from typing import Any

from articles import page
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.reasons import Stage
from real_stack import RealStack, eventually
from web_server import Reply, WebServer, rss

DELAY_S, HOSTS, PAGES, FEEDS = 0.2, 5, 20, 20
MOVED_EACH = 5  # every fifth address redirects, by turns within its host and to the next
EARLY_S = 0.01  # a clock of another process, and the time that a request takes to be read


def moved(to: str) -> Reply:
    return Reply(status=302, headers={"Location": to})


def with_pages(hosts: list[WebServer]) -> None:
    """Give each host its pages, some of which lie elsewhere."""
    for number, (host, other) in enumerate(zip(hosts, [*hosts[1:], hosts[0]], strict=True)):
        for n in range(PAGES):
            host.replies[f"/news/{n}"] = Reply(page(1000 * number + n))
            if n % MOVED_EACH == 0:
                there = host if n % (2 * MOVED_EACH) else other
                there.replies[f"/moved/{number}/{n}"] = host.replies[f"/news/{n}"]
                host.replies[f"/news/{n}"] = moved(f"{there.address}/moved/{number}/{n}")


def with_feeds(stack: RealStack, host: WebServer) -> None:
    sources = RedisSourceStore(stack.parts.state)
    for n in range(FEEDS):
        host.replies[f"/{n}.xml"] = Reply(rss(host.address, []), content_type="application/rss+xml")
        sources.save(Source(f"s{n}", f"{host.address}/{n}.xml", 3600))


def test_no_request_comes_too_early_whatever_it_is_for_and_whoever_makes_it(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_INGEST_HOST_DELAY_S"] = str(DELAY_S)
    with ExitStack() as running:
        hosts = [running.enter_context(WebServer({})) for _ in range(HOSTS)]
        with_pages(hosts)
        with_feeds(stack, hosts[0])
        ledger = stack.parts.ledger
        for url in [f"{host.address}/news/{n}" for host in hosts for n in range(PAGES)]:
            ledger.accept(Offer(key=canonicalize(url).key, url=url, source="web", host=host_key(url)))
        workers = [stack.work("ingest") for _ in range(3)]
        eventually(lambda: ledger.in_flight(Stage.ENRICH) > HOSTS * PAGES / 3, "a third is fetched")
        workers[0].kill()
        eventually(lambda: ledger.in_flight(Stage.ENRICH) == HOSTS * PAGES, "all are fetched")
        eventually(lambda: _polled(hosts[0]) == FEEDS, "all feeds are polled")

    for host in hosts:
        gaps = [later.at - earlier.at for earlier, later in itertools.pairwise(host.asked)]
        assert min(gaps) > DELAY_S - EARLY_S, _nearest(host, gaps)
        asked = [each.path for each in host.asked]
        assert asked.count("/robots.txt") == 1, "by one worker for all"
        assert len(asked) <= len(set(asked)) + 1, "twice only what was under way as a worker was killed"


def _polled(host: WebServer) -> int:
    return len({asked.path for asked in host.asked if asked.path.endswith(".xml")})


def _nearest(host: WebServer, gaps: list[float]) -> Any:
    where = gaps.index(min(gaps))
    return min(gaps), [each.path for each in host.asked[where : where + 2]]
