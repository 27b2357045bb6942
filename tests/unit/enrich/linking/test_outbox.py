"""What linking changed is told in small messages, and forgotten only after that."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.linking.outbox import (
    ARTICLES_A_MESSAGE,
    BYTES_A_MESSAGE,
    OutboxBatch,
    OutboxEntry,
    PumpOutbox,
    parts_of,
)
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import PlacementsChanged, StoryChanged
from newswire_shared.testing import RecordingPublisher

STORY = OutboxEntry("story 1", "10", "s", 9)
COPY, ARTICLE = OutboxEntry("copy 7", "11", "a", 11), OutboxEntry("article 7", "12", "a", 12)
OTHER, FORGOTTEN = OutboxEntry("article 8", "12", "b", 12), OutboxEntry("story 3", "13", "", 13)


@dataclass
class Box:
    """An outbox that holds these changes until they are done."""

    changes: tuple[OutboxEntry, ...]
    forgotten: list[OutboxBatch] = field(default_factory=list)

    def read(self) -> OutboxBatch:
        """All of it."""
        return OutboxBatch("token", self.changes) if self.changes else OutboxBatch()

    def done(self, batch: OutboxBatch) -> None:
        """Forget it."""
        self.forgotten.append(batch)


def test_stories_are_told_one_by_one_and_articles_together_each_once() -> None:
    box, publisher = Box((STORY, COPY, ARTICLE, OTHER, FORGOTTEN)), RecordingPublisher()
    PumpOutbox(box, publisher)()
    assert publisher.messages == [
        StoryChanged(story="s", story_version=9),
        PlacementsChanged(articles=("a", "b")),
    ]
    assert publisher.queues() == ["index.stories"] * 2
    assert box.forgotten == [OutboxBatch("token", box.changes)], "also what the state has forgotten"


def test_nothing_to_tell_asks_for_nothing_more() -> None:
    box, publisher = Box(()), RecordingPublisher()
    PumpOutbox(box, publisher)()
    assert (publisher.messages, box.forgotten) == ([], [])


def test_what_could_not_be_published_is_not_forgotten() -> None:
    box, publisher = Box((STORY,)), RecordingPublisher()
    publisher.fault = TransientError("the broker is away")
    with pytest.raises(TransientError):
        PumpOutbox(box, publisher)()
    assert box.forgotten == []


@given(st.lists(st.text(min_size=1, max_size=700), unique=True, max_size=60))
def test_parts_are_small_and_nothing_is_left_out(ids: list[str]) -> None:
    parts = [*parts_of(ids)]
    assert [each for part in parts for each in part] == ids
    for part in parts:
        assert 1 <= len(part) <= ARTICLES_A_MESSAGE
        assert len(part) == 1 or sum(len(each.encode()) for each in part) <= BYTES_A_MESSAGE


def test_a_part_is_as_large_as_it_may_be() -> None:
    half = "x" * (BYTES_A_MESSAGE // 2)
    assert [*parts_of([half, half[:-1] + "y", "z"])] == [(half, half[:-1] + "y"), ("z",)]


def test_a_message_names_twenty_articles_or_six_hundred_bytes_of_ids() -> None:
    short, usual = ([f"{n:0{length}}" for n in range(41)] for length in (10, 32))
    assert [len(part) for part in parts_of(short)] == [20, 20, 1]
    assert [len(part) for part in parts_of(usual)] == [18, 18, 5]
    assert [len(part) for part in parts_of([f"{n:0300}" for n in range(3)])] == [2, 1]
