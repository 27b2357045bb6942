"""Redis is stopped for five seconds and started again: everything resumes by itself."""

from __future__ import annotations

import time

from articles import page, take_in
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from real_stack import RealStack, eventually
from web_server import WebServer, article_pages

OUTAGE_S = 5


def test_all_workers_resume_after_an_outage_of_redis(stack: RealStack) -> None:
    workers = [stack.work("ingest"), stack.work("enrich"), stack.work("index")]
    with WebServer(article_pages(40, wait_s=0.05)) as web:
        pages = [page(n, "slow 2" if n % 10 == 0 else "") for n in range(40)]
        take_in(stack.parts, pages, run="r")
        for n in range(40):
            url = f"{web.address}/articles/{n}"
            offer = Offer(key=canonicalize(url).key, url=url, source="web", host=host_key(url), run="r")
            stack.parts.ledger.accept(offer)
        eventually(lambda: stack.counts("run/r").indexed > 5, "work is under way")
        stack.broker.stop()
        time.sleep(OUTAGE_S)
        stack.broker.start()
        eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended")
    counts = stack.counts("run/r")
    assert (counts.accepted, counts.dead) == (80, 0) and counts.is_balanced
    assert counts.indexed == 80
    assert [worker.process.poll() for worker in workers] == [None] * 3, "no worker had to be started again"


def test_a_worker_outlives_a_redis_that_is_full(stack: RealStack) -> None:
    worker = stack.work("enrich", concurrency=1)
    take_in(stack.parts, [page(n) for n in range(100)], run="r")
    stack.parts.broker.config_set("maxmemory", 1)

    def has_met_it_again() -> bool:
        has_ended = worker.process.poll() is not None
        return has_ended or stack.log_of(worker).count("message.requeued") > 1

    eventually(has_met_it_again, "it puts the message back whose fate it cannot write down, again and again")
    assert worker.process.poll() is None, stack.log_of(worker)[-3000:]
    stack.parts.broker.config_set("maxmemory", 0)
    stack.work("index")
    eventually(lambda: stack.counts("run/r").indexed == 100, "all are indexed")
