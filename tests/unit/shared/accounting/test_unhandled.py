"""A change that the indexer did not handle is published again, whatever became of its message."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.fates import Fates, RetryRule
from newswire_shared.accounting.queues import BACKLOG
from newswire_shared.accounting.unhandled import NotingPublisher, Unhandled
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import FetchDue, Message, PlacementsChanged, RecordChanged, StoryChanged
from newswire_shared.contracts.topology import FETCH, STORY, Due, route_of
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakeParking,
    FakeQueueLengths,
    Memory,
    RecordingPublisher,
)

OVERDUE_S = 300
STORIES = StoryChanged(story="s1", story_version=7)
CHANGES = (STORIES, PlacementsChanged(articles=("a", "b")), RecordChanged(kind="k", name="n", revision=1, record={}))


class Desk:
    """A publisher, and the fates of what it published."""

    def __init__(self) -> None:
        self.memory, self.queues, self.broker = Memory(), FakeQueueLengths(), RecordingPublisher()
        self.unhandled = Unhandled(FakeDueQueue(self.memory, Due.UNHANDLED), self.queues, OVERDUE_S)
        self.publisher = NotingPublisher(self.broker, self.unhandled)
        self.fates = Fates(
            FakeLedger(self.memory), FakeParking(self.memory), FakeDeadLetters(self.memory), self.publisher,
            self.unhandled, RetryRule(),
        )  # fmt: skip

    def handle(self, message: Message, error: Exception | None = None) -> None:
        def handler(_: Message) -> None:
            if error:
                raise error

        self.fates.decide_message(route_of(type(message)), message, handler)

    def pass_time(self, seconds: float = OVERDUE_S + 1) -> list[Message]:
        """What is published after a while."""
        self.memory.clock.sleep(seconds)
        before = len(self.broker.messages)
        self.unhandled.publish_again(self.publisher)
        return self.broker.messages[before:]


@pytest.mark.parametrize("message", CHANGES, ids=lambda message: type(message).__name__)
def test_a_change_whose_message_is_lost_comes_again_until_it_is_handled(message: Message) -> None:
    desk = Desk()
    desk.publisher.publish(message)
    assert desk.pass_time(OVERDUE_S - 1) == []
    assert desk.pass_time() == [message]
    assert desk.pass_time(1) == []
    assert desk.pass_time() == [message], "the second one was lost, too"
    desk.handle(message)
    assert desk.pass_time() == []


def test_what_is_buried_does_not_come_again() -> None:
    desk = Desk()
    desk.publisher.publish(STORIES)
    desk.handle(STORIES, PermanentError("the index refuses it"))
    assert desk.pass_time() == []


def test_what_is_tried_later_stays_noted() -> None:
    desk = Desk()
    desk.publisher.publish_all([STORIES])
    desk.handle(STORIES, TransientError("the engine is away"))
    assert desk.pass_time() == [STORIES]


def test_what_waits_behind_many_is_late_and_not_lost() -> None:
    desk = Desk()
    desk.publisher.publish(STORIES)
    desk.queues.lengths[STORY.queue()] = BACKLOG + 1
    assert desk.pass_time() == []
    desk.queues.lengths[STORY.queue()] = BACKLOG
    assert desk.pass_time() == [STORIES]


def test_what_comes_again_by_itself_is_not_noted() -> None:
    desk = Desk()
    desk.publisher.publish(FetchDue(), FETCH)
    assert desk.pass_time() == []
