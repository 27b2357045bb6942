"""A story is written as the state tells it, and what ceased leads to what survives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from newswire_index.changes.changes import story_entry_of
from newswire_index.engine.ports import WriteFate, WriteResult
from newswire_index.stories.index_story import IndexStory
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.clock import from_ms, to_ms
from newswire_shared.contracts.documents import CeasedStory, IndexedStory, Story, StoryDocument, StoryMerge
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import StoryChanged
from unit.index.samples import NOON, Desk, capture

AT = to_ms(NOON)


def story(story_id: str = "s", version: int = AT, lead: str = "a", **fields: Any) -> Story:
    """A story of two articles."""
    dates = dict.fromkeys(("first_published_at", "last_published_at", "first_seen_at"), NOON)
    return Story(id=story_id, version=version, lead=lead, **{"size": 2, "sources": ("saltmere",), **dates, **fields})


def merge(story_id: str, at_ms: int, size: int = 2) -> StoryMerge:
    """That a story was taken in."""
    return StoryMerge(at=from_ms(at_ms), story=story_id, size=size)


@dataclass
class StoryDesk(Desk):
    """The use case over an index in memory that holds the articles a and b."""

    def __post_init__(self) -> None:
        self(capture("a", text="Lead", language="fr"), capture("b", text="Second"))

    def knows(self, *stories: Story) -> None:
        """The state knows these stories."""
        self.linked.known.update({each.id: each for each in stories})

    def tell(self, story_id: str = "s", version: int = AT) -> None:
        """Deliver the message that a story changed."""
        case = IndexStory(self.linked, self.index, self.changes, self.memory.clock)
        case(StoryChanged(story=story_id, story_version=version))

    def indexed(self) -> dict[str, IndexedStory]:
        """The stories of the index."""
        assert isinstance(self.index, InMemoryIndex)
        return self.index.stories


def test_a_story_is_written_with_its_lead_s_title_and_announced() -> None:
    desk = StoryDesk()
    desk.knows(story())
    desk.tell()
    written = StoryDocument(story=story(), title="Lead", language="fr")
    assert desk.indexed() == {"s": written}
    assert desk.changes.stories == [written]


def test_a_lead_that_is_not_indexed_lends_its_place_to_the_first_that_is() -> None:
    desk = StoryDesk()
    desk.knows(story(lead="absent"))
    desk.linked.articles["s"] = ["absent", "b", "a"]
    desk.tell()
    assert desk.indexed()["s"] == StoryDocument(story=story(lead="absent"), title="Second")


@pytest.mark.parametrize(("age_s", "wait_s"), [(0, 2), (60, 60), (7200, 600)])
def test_a_story_waits_for_its_articles_longer_each_time(age_s: int, wait_s: float) -> None:
    desk = StoryDesk()
    desk.knows(story(lead="absent"))
    desk.memory.clock.sleep(age_s)
    with pytest.raises(TransientError, match="no article of story s") as raised:
        desk.tell()
    assert raised.value.retry_after_s == wait_s


def test_a_story_whose_articles_never_come_is_left_out() -> None:
    desk = StoryDesk()
    desk.knows(story(lead="absent"))
    desk.memory.clock.sleep(timedelta(days=1, seconds=1).total_seconds())
    desk.tell()
    assert desk.indexed() == {}


def test_a_story_that_another_took_in_leads_to_it() -> None:
    desk = StoryDesk()
    desk.knows(story("s"), story("t"))
    desk.tell("t")
    desk.linked.survivors["t"] = "s"
    desk.knows(story("s", AT + 7))
    desk.tell("t", AT + 5)
    assert desk.indexed()["t"] == CeasedStory(id="t", version=AT + 5, survivor="s")
    assert isinstance(desk.indexed()["s"], StoryDocument), "the survivor is written along with it"


def test_what_a_story_took_in_ceases_with_it() -> None:
    desk = StoryDesk()
    desk.knows(story("t", AT + 9))
    desk.tell("t", AT + 9)
    desk.linked.survivors.update(t="s", u="s", elsewhere="x")
    merges = tuple(merge(name, AT + 5) for name in ("t", "u", "elsewhere", "forgotten"))
    desk.knows(story("s", AT + 10, merges=merges))
    desk.tell("s")
    desk.tell("s")
    assert desk.indexed() == {
        "s": StoryDocument(story=story("s", AT + 10, merges=merges), title="Lead", language="fr"),
        "t": CeasedStory(id="t", version=AT + 10, survivor="s"),  # newer than what was there
        "u": CeasedStory(id="u", version=AT + 5, survivor="s"),
    }


def test_a_story_that_an_editor_brought_back_is_listed_again() -> None:
    desk = StoryDesk()
    desk.linked.survivors["t"] = "s"
    desk.knows(story("s", merges=(merge("t", AT),)))
    desk.tell("s")
    del desk.linked.survivors["t"]
    desk.knows(story("t", AT + 100))
    for changed in ("t", "s"):
        desk.tell(changed, AT + 100)
    assert desk.indexed()["t"] == StoryDocument(story=story("t", AT + 100), title="Lead", language="fr")


def test_a_story_that_nobody_knows_is_gone_unless_what_is_stored_is_as_new() -> None:
    desk = StoryDesk()
    desk.knows(story("s"), story("t"))
    desk.tell("s")
    desk.tell("t")
    desk.linked.known.clear()
    desk.tell("s", AT + 1)
    desk.tell("t", AT)
    assert desk.indexed()["s"] == CeasedStory(id="s", version=AT + 1)
    assert isinstance(desk.indexed()["t"], StoryDocument)


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_messages_in_any_order_end_the_same(order: Sequence[int]) -> None:
    desk = StoryDesk()
    desk.linked.survivors["t"] = "s"
    desk.knows(story("s", AT + 9, merges=(merge("t", AT + 8),)))
    messages = [("t", AT), ("s", AT + 1), ("t", AT + 8), ("s", AT + 9)]
    for place in order:
        desk.tell(*messages[place])
    stories = desk.indexed()
    assert set(stories) == {"s", "t"}
    assert isinstance(stories["s"], StoryDocument) and stories["s"].story.version == AT + 9
    assert isinstance(stories["t"], CeasedStory) and stories["t"].survivor == "s"


@dataclass
class Answering(InMemoryIndex):
    """An index that answers so whatever story it is given."""

    fate: WriteFate
    asked: list[IndexedStory] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def write_stories(self, stories: Sequence[IndexedStory]) -> list[WriteResult]:
        self.asked.extend(stories)
        return [WriteResult(self.fate, "why")] * len(stories)


@pytest.mark.parametrize(
    ("fate", "error"),
    [(WriteFate.BUSY, TransientError), (WriteFate.REFUSED, PermanentError), (WriteFate.TOO_LARGE, PermanentError)],
)
def test_what_the_engine_does_not_take_is_told_and_not_announced(fate: WriteFate, error: type[Exception]) -> None:
    desk = StoryDesk(Answering(fate))
    desk.knows(story())
    with pytest.raises(error):
        desk.tell()
    assert desk.changes.stories == []


def test_readers_are_told_of_stories_in_one_form() -> None:
    living = StoryDocument(story=story(), title="x" * 300)
    assert story_entry_of(living).fields == {
        "version": "2", "kind": "story", "story_id": "s", "story_version": str(AT), "size": "2", "title": "x" * 200,
    }  # fmt: skip
    assert story_entry_of(CeasedStory(id="t", version=3)).fields == {
        "version": "2", "kind": "story", "story_id": "t", "story_version": "3", "size": "0", "survivor": "",
    }  # fmt: skip
