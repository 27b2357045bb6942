"""Servers that refuse, and workers that must not start."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import page, take_in
from newswire_shared.contracts.errors import SettingsError, TransientError
from newswire_shared.messaging.starting import REFUSED
from newswire_shared.running.assembly import assemble
from newswire_shared.state import keys
from real_stack import RealStack, eventually
from redis_servers import RedisProcess, running


def test_a_worker_does_not_start_on_the_state_of_a_newer_release(stack: RealStack) -> None:
    stack.parts.state.client.set(keys.SCHEMA(), 99)
    worker = stack.work("index", wait=False)
    assert worker.process.wait(300) == REFUSED
    (said,) = [line for line in stack.log_of(worker).splitlines() if "worker.refused" in line]
    assert "schema version 99" in said and "service=index" in said and "start the release that wrote it" in said


def test_a_command_does_not_work_on_the_state_of_a_newer_release(stack: RealStack) -> None:
    stack.parts.state.client.set(keys.SCHEMA(), 99)
    with pytest.raises(SettingsError, match="schema version 99"):
        take_in(stack.parts, [page(1)])


def test_workers_outlive_a_broker_that_refuses_what_is_written(stack: RealStack) -> None:
    workers = [stack.work("enrich", concurrency=1), stack.work("index")]
    take_in(stack.parts, [page(n, "slow 1") for n in range(3)], run="r")
    eventually(lambda: stack.parts.broker.hlen("unacked"), "one is at work")
    stack.parts.state.client.config_set("min-replicas-to-write", 1)
    with pytest.raises(TransientError, match="NOREPLICAS"):
        take_in(stack.parts, [page(9)])
    for worker in workers:
        eventually(lambda w=worker: "refuses for now: NOREPLICAS" in stack.log_of(w), "it noticed")  # type: ignore[misc]
    stack.parts.state.client.config_set("min-replicas-to-write", 0)
    eventually(lambda: stack.counts("run/r").indexed == 3, "all are indexed")
    assert [worker.process.poll() for worker in workers] == [None, None]


def test_a_cluster_is_refused(tmp_path: Path, stack: RealStack) -> None:
    cluster = RedisProcess(tmp_path / "cluster", {"cluster-enabled": "yes"})
    with running(cluster):
        for name in ("broker_url", "state_url"):
            settings = stack.settings.model_copy(update={name: cluster.url})
            with pytest.raises(SettingsError, match=f"127.0.0.1:{cluster.port} is one of a cluster.*sentinel"):
                assemble("test", settings).check_servers()
        with pytest.raises(SettingsError, match="cluster"):
            assemble("test", settings).registry.find("a")
