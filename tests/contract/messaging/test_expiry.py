"""A message is too late by the broker's time, whatever the clocks of sender and receiver say."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.contracts.events import FetchDue
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import FETCH
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.messaging.publishing import CeleryPublisher
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]

QUEUE = FETCH.queue()
DAY = timedelta(days=1)


@pytest.fixture
def channel(redis_state: State, redis_url: str, tmp_path: Path) -> Any:
    """A channel of the broker as workers have it; one message waits."""
    app = create_app("test", SharedSettings(data_dir=tmp_path), redis_url)
    CeleryPublisher(app, redis_state.client).publish(FetchDue())
    return app.connection_for_read().default_channel


def sent_by(client: Any, clock: datetime) -> dict[str, Any]:
    """Take what waits out of the queue, as a sender of that clock would have written it."""
    frame: dict[str, Any] = json.loads(client.rpop(QUEUE))
    return {**frame, "headers": {**frame["headers"], "expires": clock.isoformat()}}


def taken(channel: Any) -> Any:
    """What a worker gets of the queue."""
    connection = channel.client.connection_pool.get_connection()
    connection.send_command("BRPOP", QUEUE, 1)
    answer = channel.client.parse_response(connection, "BRPOP")
    channel.client.connection_pool.release(connection)
    return json.loads(answer[1]) if answer else None


@pytest.mark.parametrize("off", [-DAY, DAY], ids=["behind", "ahead"])
def test_the_clock_of_the_sender_does_not_count(channel: Any, redis_state: State, off: timedelta) -> None:
    channel._put(QUEUE, sent_by(redis_state.client, datetime.now(UTC) + off))
    (held,) = redis_state.client.lrange(QUEUE, 0, -1)
    until = datetime.fromisoformat(json.loads(held)["headers"]["expires"])
    now = datetime.fromtimestamp(redis_state.client.time()[0], UTC)
    assert FETCH.expires_s and abs((until - now).total_seconds()) <= FETCH.expires_s + 1


def test_what_is_in_time_is_handed_on_without_a_time_that_another_clock_could_find_over(channel: Any) -> None:
    frame = taken(channel)
    assert frame["headers"]["task"] == FETCH.task and frame["headers"]["expires"] is None


def test_what_is_too_late_is_left_out(channel: Any, redis_state: State) -> None:
    redis_state.client.lpush(QUEUE, json.dumps(sent_by(redis_state.client, datetime.now(UTC) - DAY)))
    assert taken(channel) is None
    assert redis_state.client.llen(QUEUE) == 0 and redis_state.client.zcard("{nw}:dead") == 0
