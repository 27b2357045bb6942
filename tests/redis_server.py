"""A real Redis-compatible server for tests: one for the session, emptied before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the session's server listens."""
    with Broker(tmp_path_factory.mktemp("redis")) as broker:
        yield broker.url


@pytest.fixture
def redis_state(redis_url: str) -> Iterator[State]:
    """The state of a newswire that has done nothing yet."""
    state = State(redis_url)
    state.client.flushall()
    yield state
    state.client.close()
