"""As many threads as the index group has may ask a real Redis at once, and what they lose costs a line."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import group_named
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.state.redis_client import open_redis
from newswire_shared.state.redis_state import State
from real_stack import eventually

pytest_plugins = ["redis_server"]

THREADS = group_named("index").concurrency
HELD = "held"  # a list in which nothing is: who asks for its first entry keeps a connection until there is one
Ask = Callable[[str], Any]


@pytest.fixture(params=["state", "broker"])
def ask(request: pytest.FixtureRequest, redis_url: str, tmp_path: Path) -> Ask:
    """Waits for an entry, through the pool that the threads of a worker share."""
    if request.param == "state":
        state = open_redis(redis_url, timeout_s=300)
        return lambda name: state.blpop(name)
    app = create_app("test", SharedSettings(data_dir=tmp_path), redis_url)
    app.conf.broker_transport_options["socket_timeout"] = 300
    channel: Any = app.connection_for_read().default_channel

    def through_channel(name: str) -> Any:
        with channel.conn_or_acquire() as client:
            return client.execute_command("BLPOP", name, 0)

    return through_channel


def test_all_threads_of_a_worker_hold_a_connection_at_once(ask: Ask, redis_state: State) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = [pool.submit(ask, HELD) for _ in range(THREADS)]
        try:
            eventually(
                lambda: (
                    any(future.done() for future in waiting)
                    or redis_state.client.info("clients")["blocked_clients"] == THREADS
                ),
                "all wait at once",
            )
        finally:
            redis_state.client.rpush(HELD, *range(2 * THREADS))
        answers = [future.result(300)[1] for future in waiting]
    assert sorted(map(int, answers)) == [*range(THREADS)]
