"""The master of queues and state is killed; sentinels make a replica the master, and settings alone name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import page, take_in
from newswire_shared.contracts.errors import TransientError
from newswire_shared.running.assembly import Assembly
from newswire_shared.testing import RecordingPublisher
from real_stack import RealStack, eventually, real_stack
from redis_servers import RedisProcess, Watched, watched

PAGES = 30
pytestmark = pytest.mark.xdist_group("sentinels")  # the servers are started once


@pytest.fixture(scope="module")
def running_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched(tmp_path_factory.mktemp("redis")) as servers:
        yield servers


@pytest.fixture
def servers(running_servers: Watched) -> Watched:
    """A master with replicas in step, all empty."""
    running_servers.join()
    eventually(running_servers.know_each_other, "all are in step")
    running_servers.master_client().flushall()
    return running_servers


@pytest.fixture
def stack(servers: Watched, tmp_path: Path) -> Iterator[RealStack]:
    with real_stack(tmp_path, broker_url=servers.url) as running:
        yield running


def fail_over(servers: Watched) -> RedisProcess:
    """Kill the master, wait for another one, and answer the one that was killed."""
    old = servers.master()
    old.kill()
    eventually(lambda: servers.master() is not old, "another is the master")
    return old


def counted(parts: Assembly) -> int:
    """How many of the run are indexed, as far as Redis can be asked."""
    try:
        return parts.ledger.counts("run/r").indexed
    except TransientError:
        return -1


def test_all_ends_after_a_failover_and_no_worker_is_started_again(servers: Watched, stack: RealStack) -> None:
    workers = [stack.work("enrich"), stack.work("index")]
    take_in(stack.parts, [page(n, "slow 1" if n % 5 == 0 else "") for n in range(PAGES)], run="r")
    eventually(lambda: stack.counts("run/r").indexed > 2, "work is under way")
    old = fail_over(servers)
    eventually(lambda: counted(stack.parts) == PAGES, "all are indexed")
    old.start()  # it comes back as a replica
    take_in(stack.parts, [page(n) for n in range(PAGES, PAGES + 5)], run="r")
    eventually(lambda: counted(stack.parts) == PAGES + 5, "what came after is indexed too")
    assert [worker.process.poll() for worker in workers] == [None] * 2
    assert stack.counts("run/r").is_balanced and stack.parts.dead_letters.size() == 0


def test_what_replicas_did_not_get_was_never_accepted_or_is_swept(servers: Watched, stack: RealStack) -> None:
    later = RecordingPublisher()
    known = take_in(stack.parts, [page(n) for n in range(3)], "r", later)
    servers.in_step()
    servers.part()
    for message in later.messages:
        stack.parts.publisher.publish(message)  # only the master has these messages
    lost = take_in(stack.parts, [page(n) for n in range(3, 5)], "r", later)
    fail_over(servers).start()
    eventually(lambda: counted(stack.parts) >= 0, "the other master is found")  # its sentinels may still call it down
    assert [stack.parts.ledger.record(one.capture_id) is None for one in (*known, *lost)] == [False] * 3 + [True] * 2
    assert stack.counts("run/r").accepted == 3
    stack.work("enrich")
    stack.work("index")
    eventually(lambda: counted(stack.parts) == 3, "lost messages are published again")
    again = take_in(stack.parts, [page(n) for n in range(5)], run="r")
    assert [one.is_new for one in again] == [False] * 3 + [True] * 2, "who offers it again has it accepted"
    eventually(lambda: counted(stack.parts) == 5, "all are indexed")
    assert stack.counts("run/r").is_balanced
