"""A Redis that says nothing: who asks is told after one wait, and hears the right answers once it speaks again."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from newswire_shared.contracts.errors import Silent, TransientError
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_client import open_redis
from newswire_shared.state.redis_state import State
from real_stack import eventually

SHORT_S = 0.2


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(tmp_path) as started:
        yield started


@contextmanager
def silent(broker: Broker) -> Iterator[None]:
    """While it lasts, the server takes what it is sent and answers nothing."""
    assert broker.process is not None
    os.kill(broker.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(broker.process.pid, signal.SIGCONT)


def test_a_silent_redis_is_asked_once() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:  # it connects, and that is all
        state = State(f"redis://127.0.0.1:{listening.getsockname()[1]}/0", timeout_s=SHORT_S)
        with pytest.raises(Silent, match="Redis cannot be reached: it does not answer"):
            state.now_ms()
        listening.accept()
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_a_command_that_a_silent_redis_was_sent_is_sent_once(broker: Broker) -> None:
    hasty, patient = open_redis(broker.url, timeout_s=SHORT_S), open_redis(broker.url)
    hasty.set("asked", 0)
    with silent(broker), pytest.raises(redis.TimeoutError):
        hasty.incr("asked")
    eventually(lambda: int(patient.get("asked")) > 0, "it does what it was sent")
    assert int(patient.get("asked")) == 1
    assert hasty.get("asked") == "1"  # and not the answer that came too late


def test_a_silent_redis_cannot_be_reached_also_for_a_batch(broker: Broker) -> None:
    state = State(broker.url, timeout_s=SHORT_S)
    asked = state.client.pipeline(transaction=False).incr("asked").incr("asked")
    with silent(broker):
        with pytest.raises(TransientError, match="Redis cannot be reached"):
            state.now_ms()
        with pytest.raises(redis.TimeoutError):
            asked.execute()
    eventually(lambda: int(open_redis(broker.url).get("asked") or 0) <= 2, "its two commands are done once, or never")
    assert state.now_ms() > 0


def test_a_connection_that_was_closed_is_made_again(broker: Broker) -> None:
    state = State(broker.url)
    state.client.set("kept", "yes")
    open_redis(broker.url).client_kill_filter(_type="normal", skipme=True)
    assert state.client.get("kept") == "yes"
