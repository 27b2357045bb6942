"""Messages are published as Celery would send them, one by one or many at a time."""

from __future__ import annotations

import base64
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import ArticleFetched, CaptureRef, FetchDue, Message, PollSource
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH, FETCH, POLL, QUEUE_NAMES, Route
from newswire_shared.messaging.frames import check_frame
from newswire_shared.messaging.publishing import CeleryPublisher
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.state.redis_state import State
from newswire_shared.testing import RecordingPublisher

pytest_plugins = ["redis_server"]

OWN = {"id", "root_id", "correlation_id", "delivery_tag", "reply_to"}  # of each message, or of the thread that sent it


def message(number: int, lane: Lane = Lane.BACKFILL) -> ArticleFetched:
    reference = CaptureRef(capture_id=f"c{number}", article_id=f"a{number}", source="desk", ref=f"f:{number}:9")
    return ArticleFetched(lane=lane, captures=(reference,))


def parts(folder: Path, url: str) -> Assembly:
    return assemble("test", SharedSettings(data_dir=folder, broker_url=url))


def shape(frame: bytes | str) -> Any:
    """A frame without what differs between any two, and without a copy of a header that nobody reads."""
    found = json.loads(frame)
    found["properties"].pop("argsrepr", None)
    found["body"] = json.loads(base64.b64decode(found["body"]))
    return without_own(found)


def without_own(frame: Any) -> Any:
    """A frame without what differs between any two."""
    if isinstance(frame, dict):
        return {name: without_own(value) for name, value in frame.items() if name not in OWN}
    return frame


def send(sender: Assembly, each: Message, way: Route) -> None:
    """Send a message as Celery does."""
    sender.app.send_task(
        way.task, args=(each.encode(),), queue=way.queue(Lane.BACKFILL), argsrepr=each.summary(), expires=way.expires_s
    )


@pytest.mark.parametrize("together", [True, False], ids=["together", "one by one"])
def test_messages_are_published_as_celery_sends_them(
    tmp_path: Path, redis_url: str, redis_state: State, together: bool
) -> None:
    sender = parts(tmp_path, redis_url)
    messages = [message(number) for number in range(250)]
    for each in messages:
        send(sender, each, ENRICH)
    sent = sender.broker.lrange("enrich.backfill", 0, -1)
    sender.broker.delete("enrich.backfill")
    if together:
        sender.publisher.publish_all(messages)
    else:
        for each in messages:
            sender.publisher.publish(each)
    published = sender.broker.lrange("enrich.backfill", 0, -1)
    for frame in published:
        check_frame(str(frame).encode(), "enrich.backfill")
    assert [*map(shape, published)] == [*map(shape, sent)]
    assert len({json.loads(frame)["headers"]["id"] for frame in published}) == 250


def test_what_expires_says_when_by_the_time_at_which_it_is_published(
    tmp_path: Path, redis_url: str, redis_state: State
) -> None:
    sender = parts(tmp_path, redis_url)
    for _ in range(2):
        sender.publisher.publish(FetchDue())
        time.sleep(0.01)
    later, earlier = (json.loads(frame)["headers"]["expires"] for frame in sender.broker.lrange(FETCH.queue(), 0, -1))
    assert later > earlier


def test_each_goes_to_the_queue_of_its_lane(tmp_path: Path, redis_url: str, redis_state: State) -> None:
    sender = parts(tmp_path, redis_url)
    sender.publisher.publish_all([message(1), message(2, Lane.LIVE), message(3)])
    sender.publisher.publish_all([])
    assert [sender.broker.llen(queue) for queue in ("enrich.backfill", "enrich.live")] == [2, 1]


def test_a_broker_that_is_away_is_a_reason_to_try_later(tmp_path: Path) -> None:
    with pytest.raises(TransientError, match="the broker cannot be reached"):
        parts(tmp_path, "redis://127.0.0.1:1/0").publisher.publish_all([message(1)])


# The fake is held to the same


@dataclass(frozen=True)
class Posts:
    """A publisher, one whose broker is away, and how many messages lie in each queue."""

    publisher: EventPublisher
    away: EventPublisher
    lengths: Callable[[], Counter[str]]


def remembered() -> Posts:
    publisher, away = RecordingPublisher(), RecordingPublisher()
    away.fault = TransientError("the broker cannot be reached")
    return Posts(publisher, away, lambda: Counter(publisher.queues()))


def queued(folder: Path, url: str, state: State) -> Posts:
    def lengths() -> Counter[str]:
        return +Counter({queue: int(state.client.llen(queue)) for queue in QUEUE_NAMES})

    here, away = parts(folder, url), parts(folder, "redis://127.0.0.1:1/0")
    return Posts(CeleryPublisher(here.app, here.broker), CeleryPublisher(away.app, away.broker), lengths)


@pytest.fixture(params=["memory", "redis"])
def posts(request: pytest.FixtureRequest, tmp_path: Path) -> Posts:
    """Each kind of publisher in turn, over empty queues."""
    if request.param == "memory":
        return remembered()
    return queued(tmp_path, request.getfixturevalue("redis_url"), request.getfixturevalue("redis_state"))


def test_lanes_and_routes_pick_the_queue(posts: Posts) -> None:
    posts.publisher.publish(message(1))
    posts.publisher.publish(message(2, Lane.LIVE))
    posts.publisher.publish(PollSource(source="desk"))
    posts.publisher.publish_all([message(3), message(4, Lane.LIVE), message(5)])
    posts.publisher.publish_all([])
    assert posts.lengths() == {"enrich.backfill": 3, "enrich.live": 2, POLL.queue(): 1}


def test_a_broker_that_is_away_is_transient(posts: Posts) -> None:
    with pytest.raises(TransientError):
        posts.away.publish(message(1))
    with pytest.raises(TransientError):
        posts.away.publish_all([message(1)])
    assert posts.lengths() == {}
