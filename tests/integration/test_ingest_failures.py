"""Fetching: polite whatever happens, and nothing is lost when its worker is."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.ledger import Acceptance, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.reasons import Reason, Stage
from real_stack import LOWERED, RealStack, eventually
from web_server import Reply, WebServer, article_pages, rss


def offer(stack: RealStack, url: str) -> Acceptance:
    """Put an address into the frontier."""
    return stack.parts.ledger.accept(
        Offer(key=canonicalize(url).key, url=url, source="web", host=host_key(url), run="r")
    )


def state(stack: RealStack, capture_id: str) -> str:
    record = stack.parts.ledger.record(capture_id)
    return record.state if record else "unknown"


def test_a_feed_is_polled_and_its_articles_are_fetched_one_at_a_time(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_INGEST_HOST_DELAY_S"] = "0.2"
    with WebServer(article_pages(8)) as web:
        web.replies["/feed.xml"] = Reply(rss(web.address, list(web.replies)), content_type="application/rss+xml")
        RedisSourceStore(stack.parts.state).save(Source("web", f"{web.address}/feed.xml", 3600))
        stack.work("ingest")
        eventually(lambda: stack.parts.ledger.in_flight(Stage.ENRICH) == 8, "all eight are fetched")
        gaps = [b.at - a.at for a, b in itertools.pairwise(web.asked)]
    assert min(gaps[2:]) > 0.15, "no two requests to one host come closer than its delay"
    assert web.asked[0].path == "/robots.txt"


def test_a_worker_killed_in_mid_fetch_loses_nothing_and_hurries_nobody(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_INGEST_HOST_DELAY_S"] = "0.3"
    with WebServer({**article_pages(3), "/articles/slow": Reply(b"<html><p>never", wait_s=30)}) as web:
        slow = offer(stack, f"{web.address}/articles/slow")
        worker = stack.work("ingest")
        eventually(lambda: web.times("/articles/slow"), "the slow page is asked for")
        others = [offer(stack, f"{web.address}/articles/{n}") for n in range(3)]
        worker.kill()
        web.replies["/articles/slow"] = article_pages(99)["/articles/98"]
        stack.work("ingest")
        captures = [slow.capture_id, *(o.capture_id for o in others)]
        eventually(lambda: {state(stack, c) for c in captures} == {Stage.ENRICH}, "all are fetched")
        asked = [a for a in web.asked if a.path != "/robots.txt"]
    assert len(web.times("/articles/slow")) == 2, "the address came back once, under the same capture"
    assert min(b.at - a.at for a, b in itertools.pairwise(asked)) > 0.25
    assert stack.counts("run/r").accepted == 4


def test_sigterm_ends_a_loop_after_the_request_it_makes(stack: RealStack) -> None:
    with WebServer(
        {**article_pages(30), "/articles/slow": Reply(article_pages(99)["/articles/97"].body, wait_s=1)}
    ) as web:
        slow = offer(stack, f"{web.address}/articles/slow")
        worker = stack.work("ingest")
        eventually(lambda: web.times("/articles/slow"), "the slow page is asked for")
        for n in range(30):
            offer(stack, f"{web.address}/articles/{n}")
        assert worker.terminate() == 0
        assert state(stack, slow.capture_id) == Stage.ENRICH, "the page under way was finished"
        assert stack.parts.ledger.in_flight(Stage.FETCH) + stack.parts.ledger.in_flight(Stage.ENRICH) == 31


def test_what_can_never_be_fetched_is_rejected_with_its_reason(stack: RealStack) -> None:
    replies = {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /members", content_type="text/plain"),
        "/gone": Reply(status=410),
        "/secret": Reply(status=403),
        "/paper.pdf": Reply(b"%PDF", content_type="application/pdf"),
        "/odd": Reply(status=418),
        "/huge": Reply(b"x" * 200_000),
        "/loop": Reply(status=302, headers={"Location": "/loop"}),
        "/inward": Reply(status=302, headers={"Location": "http://10.0.0.1/admin"}),
    }
    expected = {
        "/members/1": Reason.ROBOTS, "/gone": Reason.GONE, "/nowhere": Reason.GONE, "/secret": Reason.FORBIDDEN,
        "/paper.pdf": Reason.UNSUPPORTED_TYPE, "/odd": Reason.HTTP_ERROR, "/huge": Reason.TOO_LARGE,
        "/loop": Reason.HTTP_ERROR, "/inward": Reason.BLOCKED_ADDRESS,
    }  # fmt: skip
    stack.environment["NEWSWIRE_INGEST_PAGE_BYTES"] = "100000"
    stack.environment["NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S"] = "[]"
    with WebServer(replies) as web:
        accepted = {path: offer(stack, web.address + path).capture_id for path in expected}
        stack.work("ingest")
        eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended")
    records = {path: stack.parts.ledger.record(capture) for path, capture in accepted.items()}
    assert {path: record.reason for path, record in records.items() if record} == expected
    assert stack.counts("run/r").is_balanced


def test_a_server_that_fails_for_a_while_is_asked_again_later(stack: RealStack) -> None:
    answers = iter([Reply(status=503), Reply(status=500)])
    good = article_pages(1)["/articles/0"]
    with WebServer({"/a": lambda: next(answers, good)}) as web:
        capture = offer(stack, f"{web.address}/a").capture_id
        stack.work("ingest")
        eventually(lambda: state(stack, capture) == Stage.ENRICH, "the third try succeeded")
        assert len(web.times("/a")) == 3


def newswire(stack: RealStack, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command on the stack as a person would."""
    environment = {**os.environ, **LOWERED, **stack.environment, "NEWSWIRE_BROKER_URL": stack.broker.url}
    environment["NEWSWIRE_DATA_DIR"] = str(stack.folder)
    command = Path(sys.executable).with_name("newswire")
    return subprocess.run([command, *words], env=environment, capture_output=True, text=True, timeout=600)


def test_a_person_is_told_what_is_still_being_tried_and_can_have_it_tried_at_once(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S"] = "[0.2, 5000]"
    with WebServer({"/a": Reply(status=500)}) as web:
        stack.work("ingest")
        told = newswire(stack, "ingest", f"{web.address}/a", "--wait", "--json")
        assert (told.returncode, json.loads(told.stdout)["in_flight"]) == (1, 1)
        assert (
            f"still being tried: {web.address}/a: 2 tries, the last: {web.address}/a answers 500; next" in told.stderr
        )
        assert "2 tries, the last" in newswire(stack, "trace", f"{web.address}/a").stdout
        web.replies["/a"] = article_pages(1)["/articles/0"]
        assert newswire(stack, "ingest", f"{web.address}/a").returncode == 0
        capture = stack.parts.ledger.captures_of(canonicalize(f"{web.address}/a").key)[0].capture_id
        eventually(lambda: state(stack, capture) == Stage.ENRICH, "it was asked for at once")
        assert len(web.times("/a")) == 3
