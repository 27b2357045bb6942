"""What every index must do with stories."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from newswire_index.engine.ports import Write, WriteFate
from newswire_shared.contracts.documents import (
    CeasedStory,
    IndexedStory,
    Story,
    StoryDocument,
    StoryEntity,
    StoryMerge,
    StorySection,
)

from contract.articles import NOON, document
from contract.engines import Engines


def story(story_id: str = "s", version: int = 1, title: str = "A title", **fields: Any) -> StoryDocument:
    """A story of two articles."""
    known: dict[str, Any] = {
        "lead": f"{story_id}-lead", "size": 2, "sources": ("alder-times", "coast-wire"),
        "first_published_at": NOON, "last_published_at": NOON, "first_seen_at": NOON,
    }  # fmt: skip
    language = fields.pop("language", None)
    return StoryDocument(
        story=Story(id=story_id, version=version, **{**known, **fields}), title=title, language=language
    )


def full() -> StoryDocument:
    """A story with something in every field, some of it hard to carry."""
    return story(
        "ё/full", 2**53, "🗞️ «Ереван»\u2028 e\u0301", language="hy-AM", follows="earlier", locked=True,
        sources=(), size=70_000, first_published_at=datetime(1969, 7, 20, 22, 56, 15, 123456, tzinfo=UTC),
        entities=(StoryEntity(id="p\u2028", articles=3), StoryEntity(id="g", articles=1)),
        merges=(StoryMerge(at=NOON, story="other", size=2),),
    )  # fmt: skip


def write(engines: Engines, *stories: IndexedStory) -> list[WriteFate]:
    return [outcome.fate for outcome in engines.index.write_stories(stories)]


def read(engines: Engines, story_id: str = "s") -> IndexedStory | None:
    return engines.index.read_stories([story_id]).get(story_id)


CEASED, TAKEN_IN = CeasedStory(id="c", version=0), CeasedStory(id="d", version=3, survivor="s")


@pytest.mark.parametrize("indexed", [story(), full(), CEASED, TAKEN_IN], ids=["plain", "full", "ceased", "taken in"])
def test_a_story_comes_back_exactly_and_at_once(engines: Engines, indexed: IndexedStory) -> None:
    story_id = indexed.id if isinstance(indexed, CeasedStory) else indexed.story.id
    assert write(engines, indexed) == [WriteFate.DONE]
    assert engines.index.read_stories([story_id, "absent"]) == {story_id: indexed}


def test_nothing_asked_is_nothing_read(engines: Engines) -> None:
    assert engines.index.read_stories([]) == {}
    assert engines.index.write_stories([]) == []


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_newest_version_stays_whatever_the_order(engines: Engines, order: tuple[int, ...]) -> None:
    versions: list[IndexedStory] = [
        story(version=1, title="first"),
        story(version=2, title="second", sources=("x",)),
        CeasedStory(id="s", version=3, survivor="t"),
    ]
    for place in order:
        assert write(engines, versions[place]) == [WriteFate.DONE]
    assert read(engines) == versions[2]


def test_the_same_version_does_not_replace(engines: Engines) -> None:
    write(engines, story(title="first"), story(title="second"))
    assert read(engines) == story(title="first")


def test_a_story_that_ceased_may_come_back(engines: Engines) -> None:
    write(engines, story(version=1), CeasedStory(id="s", version=2), story(version=3))
    assert read(engines) == story(version=3)


def test_what_is_refused_touches_nothing_else(engines: Engines) -> None:
    fates = write(engines, story("a"), story("x" * 600), story("b", title="half a pair: \ud83d"), story("c"))
    assert fates == [WriteFate.DONE, WriteFate.REFUSED, WriteFate.REFUSED, WriteFate.DONE]
    assert set(engines.index.read_stories(["a", "b", "c"])) == {"a", "c"}


def test_status_counts_stories(engines: Engines) -> None:
    write(engines, story("a"), story("b"))
    engines.index.refresh()
    rows = {row.alias.rpartition("-")[2]: row.documents for row in engines.index.status()}
    assert rows == {"articles": 0, "stories": 2, "people": 0, "links": 0}


def test_an_article_carries_its_placement(engines: Engines) -> None:
    placed = document("a").model_copy(update={"story": StorySection(id="s")})
    engines.index.write([Write(placed, None)])
    assert engines.index.read(["a"])["a"].document == placed
