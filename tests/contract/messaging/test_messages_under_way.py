"""Which captures the messages are about that wait or are held by workers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.accounting.queues import MessagesUnderWay
from newswire_shared.contracts.events import ArticleFetched, CaptureRef, StoryChanged
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH, route_of
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.messaging.publishing import CeleryPublisher
from newswire_shared.messaging.redis_messages import RedisMessagesUnderWay
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeMessagesUnderWay

pytest_plugins = ["redis_server"]

QUEUES = [*ENRICH.queues.values()]


def message(lane: Lane, *captures: str) -> ArticleFetched:
    return ArticleFetched(
        lane=lane,
        captures=tuple(CaptureRef(capture_id=c, article_id="a", source="desk", ref="f:0:9") for c in captures),
    )


class Desk(ABC):
    """Queues, and who looks into them."""

    under_way: MessagesUnderWay

    @abstractmethod
    def put(self, lane: Lane, *captures: str) -> None:
        """Let a message wait."""


class InMemory(Desk):
    """Set by hand."""

    def __init__(self) -> None:
        self.under_way = self._fake = FakeMessagesUnderWay()

    def put(self, lane: Lane, *captures: str) -> None:
        self._fake.captures.setdefault(ENRICH.queues[lane], set()).update(captures)


class InBroker(Desk):
    """As Celery writes them, beside what is no message about captures."""

    def __init__(self, state: State, url: str, folder: Path) -> None:
        self.app = create_app("test", SharedSettings(data_dir=folder), url)
        self.under_way, self.client = RedisMessagesUnderWay(state.client), state.client
        self.client.lpush(QUEUES[0], b"hello", b'{"body": 1}', b"[]", b"\xff")
        CeleryPublisher(self.app, self.client).publish(StoryChanged(story="s", story_version=1))

    def put(self, lane: Lane, *captures: str) -> None:
        CeleryPublisher(self.app, self.client).publish(message(lane, *captures))

    def take(self, lane: Lane) -> None:
        channel: Any = self.app.connection_for_read().default_channel
        taken = channel.Message(channel._get(ENRICH.queues[lane]), channel=channel)
        channel.qos.append(taken, taken.delivery_tag)


@pytest.fixture(params=["memory", "redis"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """Each kind in turn."""
    if request.param == "memory":
        return InMemory()
    return InBroker(request.getfixturevalue("redis_state"), request.getfixturevalue("redis_url"), tmp_path)


def test_captures_of_all_lanes_are_found_and_no_others(desk: Desk) -> None:
    desk.put(Lane.SUSPECT, "one")
    desk.put(Lane.BACKFILL, "two", "three")
    assert desk.under_way.about(QUEUES, ["one", "three", "four"]) == {"one", "three"}
    assert desk.under_way.about(QUEUES[:1], ["one", "three"]) == set()
    assert desk.under_way.about(QUEUES, []) == set()
    assert desk.under_way.about([route_of(StoryChanged).queue()], ["one"]) == set()


def test_what_a_worker_holds_is_under_way(redis_state: State, redis_url: str, tmp_path: Path) -> None:
    desk = InBroker(redis_state, redis_url, tmp_path)
    desk.put(Lane.SUSPECT, "one")
    desk.take(Lane.SUSPECT)
    assert redis_state.client.llen(ENRICH.queues[Lane.SUSPECT]) == 0
    assert desk.under_way.about(QUEUES, ["one"]) == {"one"}
