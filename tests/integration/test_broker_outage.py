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
        eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended", 90)
    counts = stack.counts("run/r")
    assert (counts.accepted, counts.dead) == (80, 0) and counts.is_balanced
    assert counts.indexed == 80
    assert [worker.process.poll() for worker in workers] == [None] * 3, "no worker had to be started again"
