"""What a worker has taken is noted whatever the server thinks of its memory, and comes back when nobody ends it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.contracts.events import StoryChanged
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import route_of
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.messaging.publishing import CeleryPublisher
from newswire_shared.messaging.taken import PAUSES_S
from newswire_shared.state.redis_state import State
from redis import ConnectionError as RedisConnectionError

pytest_plugins = ["redis_server"]

QUEUE = route_of(StoryChanged).queue()
HELD, SINCE = "unacked", "unacked_index"


@pytest.fixture
def channel(redis_state: State, redis_url: str, tmp_path: Path) -> Any:
    """A channel of the broker as workers have it; one message waits."""
    app = create_app("test", SharedSettings(data_dir=tmp_path), redis_url)
    CeleryPublisher(app, redis_state.client).publish(StoryChanged(story="s1", story_version=1))
    return app.connection_for_read().default_channel


@pytest.fixture
def full_memory(redis_state: State) -> Iterator[None]:
    """A server whose memory is full, until it is given more."""
    redis_state.client.config_set("maxmemory", 1)
    yield
    redis_state.client.config_set("maxmemory", 0)


def take(channel: Any) -> Any:
    """Take the message as a worker does."""
    message = channel.Message(channel._get(QUEUE), channel=channel)
    channel.qos.append(message, message.delivery_tag)
    return message


def zrem_calls(redis_state: State) -> int:
    """How often the server was asked to forget when messages were taken."""
    return int(redis_state.client.info("commandstats").get("cmdstat_zrem", {}).get("calls", 0))


def test_a_message_is_noted_though_memory_is_full(channel: Any, redis_state: State, full_memory: None) -> None:
    message = take(channel)
    assert redis_state.client.hkeys(HELD) == redis_state.client.zrange(SINCE, 0, -1) == [message.delivery_tag]
    assert redis_state.client.llen(QUEUE) == 0


def test_what_ends_is_forgotten_together_before_the_queues_are_looked_at_again(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    CeleryPublisher(create_app("test", SharedSettings(data_dir=tmp_path), redis_url), redis_state.client).publish(
        StoryChanged(story="s2", story_version=1)
    )
    channel.basic_consume(QUEUE, no_ack=False, callback=lambda _: None, consumer_tag="t")
    first, second = take(channel), take(channel)
    channel.qos.ack(first.delivery_tag)
    channel.qos.ack(second.delivery_tag)
    assert redis_state.client.hlen(HELD) == 2, "until then who is killed meets them again"
    before = zrem_calls(redis_state)
    assert channel.qos.can_consume()
    assert not redis_state.client.exists(HELD, SINCE) and zrem_calls(redis_state) == before + 1


def test_a_channel_that_looks_at_no_queue_forgets_at_once_what_ended(channel: Any, redis_state: State) -> None:
    channel.qos.ack(take(channel).delivery_tag)
    assert not redis_state.client.exists(HELD, SINCE)


def test_what_ended_does_not_come_back_as_a_channel_closes(channel: Any, redis_state: State) -> None:
    channel.basic_consume(QUEUE, no_ack=False, callback=lambda _: None, consumer_tag="t")
    channel.qos.ack(take(channel).delivery_tag)
    channel.basic_cancel("t")
    channel.qos.restore_unacked_once()
    assert redis_state.client.llen(QUEUE) == 0 and not redis_state.client.exists(HELD, SINCE)


def publish(state: State, redis_url: str, tmp_path: Path, *stories: str) -> None:
    publisher = CeleryPublisher(create_app("test", SharedSettings(data_dir=tmp_path), redis_url), state.client)
    publisher.publish_all([StoryChanged(story=story, story_version=1) for story in stories])


def delivered_at_once(channel: Any) -> list[Any]:
    """What one look at the queue delivers."""
    found: list[Any] = []
    channel.basic_consume(QUEUE, no_ack=False, callback=found.append, consumer_tag="t")
    channel.connection.cycle._register_BRPOP(channel)
    channel._brpop_read()
    return found


def told(message: Any) -> str:
    return str(message.decode()[0][0]["story"])


def test_what_waits_behind_a_message_is_taken_with_it_as_far_as_there_is_room(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    publish(redis_state, redis_url, tmp_path, "s2", "s3", "s4")
    channel.basic_qos(0, 3, False)
    found = delivered_at_once(channel)
    assert [told(each) for each in found] == ["s1", "s2", "s3"], "in their order"
    assert {*redis_state.client.hkeys(HELD)} == {each.delivery_tag for each in found}
    assert redis_state.client.zcard(SINCE) == 3 and redis_state.client.llen(QUEUE) == 1
    assert not channel.qos.can_consume()


def test_without_a_bound_one_message_is_taken_at_a_time(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    publish(redis_state, redis_url, tmp_path, "s2")
    assert [told(each) for each in delivered_at_once(channel)] == ["s1"]
    assert redis_state.client.llen(QUEUE) == 1


def test_what_was_taken_with_another_comes_back_as_that_does(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    publish(redis_state, redis_url, tmp_path, "s2")
    channel.basic_qos(0, 5, False)
    first, second = delivered_at_once(channel)
    channel.qos.ack(first.delivery_tag)
    assert channel.qos.can_consume() and redis_state.client.hkeys(HELD) == [second.delivery_tag]
    redis_state.client.zincrby(SINCE, -channel.qos.visibility_timeout - 1, second.delivery_tag)
    channel.qos.restore_visible(num=10)
    assert redis_state.client.llen(QUEUE) == 1 and not redis_state.client.exists(HELD, SINCE)
    assert told(channel.Message(channel._get(QUEUE), channel=channel)) == "s2"


@pytest.mark.parametrize("frame", [b"no frame", b"[1]", b'{"properties": {"delivery_tag": 7}}'])
def test_a_frame_that_is_none_of_kombus_is_left_to_who_reads_it_alone(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str, frame: bytes
) -> None:
    redis_state.client.lpush(QUEUE, frame)
    publish(redis_state, redis_url, tmp_path, "s2")
    channel.basic_qos(0, 5, False)
    assert [told(each) for each in delivered_at_once(channel)] == ["s1"]
    assert redis_state.client.lindex(QUEUE, -1) == frame.decode() and redis_state.client.hlen(HELD) == 1


def test_a_message_that_no_task_can_be_called_with_is_forgotten_where_it_was_taken_with_another(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    stranger = {"properties": {"delivery_tag": "t7", "delivery_info": {"exchange": "", "routing_key": QUEUE}}}
    redis_state.client.lpush(QUEUE, json.dumps(stranger))
    publish(redis_state, redis_url, tmp_path, "s2")
    channel.basic_qos(0, 5, False)
    found = delivered_at_once(channel)
    assert [told(each) for each in found] == ["s1", "s2"]
    assert channel.qos.can_consume()
    assert {*redis_state.client.hkeys(HELD)} == {each.delivery_tag for each in found}


def test_a_channel_asks_through_one_client(channel: Any) -> None:
    with channel.conn_or_acquire() as first, channel.conn_or_acquire() as second:
        assert first is second
    channel._disconnect_pools()
    with channel.conn_or_acquire() as third:
        assert third is not first and third.ping()


def test_what_nobody_ended_comes_back_by_the_clock_of_the_server(channel: Any, redis_state: State) -> None:
    message = take(channel)
    channel.qos.restore_visible(num=10)
    assert redis_state.client.llen(QUEUE) == 0, "it is held for a moment only"
    redis_state.client.zincrby(SINCE, -channel.qos.visibility_timeout - 1, message.delivery_tag)
    channel.qos.restore_visible(num=10)
    assert redis_state.client.llen(QUEUE) == 1 and not redis_state.client.exists(HELD, SINCE)


def test_a_message_is_noted_as_soon_as_the_server_writes_again(channel: Any, redis_state: State) -> None:
    taken = channel.Message(channel._get(QUEUE), channel=channel)
    waits: list[float] = []

    def sleep(pause_s: float) -> None:
        waits.append(pause_s)
        redis_state.client.config_set("min-replicas-to-write", 0 if len(waits) == 2 else 1)

    channel.qos.sleep = sleep
    redis_state.client.config_set("min-replicas-to-write", 1)
    channel.qos.append(taken, taken.delivery_tag)
    assert waits == [*PAUSES_S[:2]] and redis_state.client.hlen(HELD) == 1


def test_a_server_that_refuses_for_long_is_an_error(channel: Any, redis_state: State) -> None:
    taken = channel.Message(channel._get(QUEUE), channel=channel)
    waits: list[float] = []
    channel.qos.sleep = waits.append
    redis_state.client.config_set("min-replicas-to-write", 1)
    try:
        with pytest.raises(RedisConnectionError, match="NOREPLICAS"):
            channel.qos.append(taken, taken.delivery_tag)
    finally:
        redis_state.client.config_set("min-replicas-to-write", 0)
    assert tuple(waits) == PAUSES_S


@pytest.mark.parametrize("give_back", ["reject", "restore", "close"])
def test_what_a_worker_gives_back_is_in_its_queue_once_though_memory_is_full(
    channel: Any, redis_state: State, full_memory: None, give_back: str
) -> None:
    message = take(channel)
    if give_back == "reject":
        channel.qos.reject(message.delivery_tag, requeue=True)
    elif give_back == "restore":
        channel._restore_at_beginning(message)
    else:
        channel.qos.restore_unacked()
    channel.qos.restore_by_tag(message.delivery_tag)  # by another, who was as late
    assert redis_state.client.llen(QUEUE) == 1 and not redis_state.client.exists(HELD, SINCE)
    assert channel.Message(channel._get(QUEUE), channel=channel).headers["redelivered"]


def test_a_taken_frame_that_python_cannot_read_does_not_hold_up_what_is_put_back(
    channel: Any, redis_state: State, tmp_path: Path, redis_url: str
) -> None:
    info = b'"delivery_info": {"exchange": "", "routing_key": "%s"}' % QUEUE.encode()
    redis_state.client.lpush(QUEUE, b'{"properties": {"delivery_tag": "t7", "name": "\xff", %s}}' % info)
    publish(redis_state, redis_url, tmp_path, "s2")
    channel.basic_qos(0, 5, False)
    found = delivered_at_once(channel)
    assert [told(each) for each in found] == ["s1", "s2"], "the frame is buried as it is read"
    held = b'[{"properties": "\xff"},"","%s"]' % QUEUE.encode()
    redis_state.client.hset(HELD, "t7", held)  # who took it was killed before
    redis_state.client.zadd(SINCE, {"t7": 1})
    redis_state.client.zincrby(SINCE, -channel.qos.visibility_timeout - 1, found[1].delivery_tag)
    channel.qos.restore_visible(num=10)
    assert redis_state.client.llen(QUEUE) == 2 and redis_state.client.hkeys(HELD) == [found[0].delivery_tag]
    assert channel._get(QUEUE) or channel._get(QUEUE), "one is buried, one is s2"


def test_what_a_server_refuses_to_take_back_is_put_back_before_a_later_look(channel: Any, redis_state: State) -> None:
    channel.basic_qos(0, 1, False)
    [message] = delivered_at_once(channel)
    redis_state.client.config_set("min-replicas-to-write", 1)
    try:
        with pytest.raises(RedisConnectionError, match="NOREPLICAS"):
            channel.qos.reject(message.delivery_tag, requeue=True)
        assert not channel.qos.can_consume() and redis_state.client.llen(QUEUE) == 0
    finally:
        redis_state.client.config_set("min-replicas-to-write", 0)
    assert channel.qos.can_consume()
    assert redis_state.client.llen(QUEUE) == 1 and not redis_state.client.exists(HELD, SINCE)
