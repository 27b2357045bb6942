"""Old articles go with their stories; what comes late of them is retired."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from newswire_index.commands.index import app
from newswire_index.engine.ports import Index, IndexStatus
from newswire_index.removal.retention import Retain, before_of
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import CeasedStory, Story, StoryDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.lifetimes import HEADINGS, LIFETIMES
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.testing import FakeRemovals
from typer.testing import CliRunner
from unit.index.samples import NOON, Desk, capture

OLD = NOON - timedelta(days=400)


class Parted(InMemoryIndex):
    """An index with a month that is over."""

    dropped: tuple[str, ...] = ()

    def old_spans(self, before_ms: int) -> list[IndexStatus]:
        return [IndexStatus("articles-v1-2025-01", "articles", 7, 1000)]

    def drop_span(self, name: str) -> None:
        self.dropped += (name,)


def desk(index: InMemoryIndex | None = None) -> Desk:
    """Two old articles and a new one: the first is a story of its own, the others are one."""
    desk = Desk(index=cast(Index, index or InMemoryIndex()))
    desk(capture("a", first_seen_at=OLD, story="s"), capture("b", first_seen_at=OLD, story="t"))
    desk(capture("c", story="t"))
    known = {"first_published_at": OLD, "last_published_at": NOON, "first_seen_at": OLD, "version": 5}
    desk.index.write_stories([
        StoryDocument(story=Story(id="s", lead="a", size=1, sources=("saltmere",), **known), title="a"),
        StoryDocument(story=Story(id="t", lead="b", size=2, sources=("saltmere",), **known), title="b"),
    ])  # fmt: skip
    return desk


def case(desk: Desk) -> Retain:
    desk.removals = FakeRemovals(desk.memory)
    return Retain(desk.index, desk.removals, desk.linked, desk.withdraw(), desk.memory.clock)


def test_old_articles_go_and_stories_shrink_or_cease() -> None:
    stand = desk()
    retain, before = case(stand), NOON - timedelta(days=300)
    plan = retain.plan(before)
    assert (plan.articles, plan.dry_run) == (2, True) and {*stand.index.read(["a", "b", "c"])} == {"a", "b", "c"}
    *_, report = retain(before)
    assert report.articles == 2 and {*stand.index.read(["a", "b", "c"])} == {"c"}
    stories = stand.index.read_stories(["s", "t"])
    assert isinstance(stories["s"], CeasedStory)
    left = stories["t"]
    assert isinstance(left, StoryDocument) and (left.story.size, left.story.lead, left.title) == (1, "c", "text of c")
    assert left.story.first_seen_at == NOON and left.story.version > 5
    assert [record.name for record in stand.index.records("retention")] == ["articles"]
    assert [*retain(before)][-1].articles == 0, "once more there is nothing"


def test_a_late_capture_is_retired() -> None:
    stand = desk()
    for _ in case(stand)(NOON - timedelta(days=300)):
        pass
    late, new = stand(capture("a", 5, first_seen_at=OLD), capture("d"))
    assert late == rejected(Reason.RETIRED) and new != late
    assert {*stand.index.read(["a", "d"])} == {"d"}


def test_whole_indices_go_first() -> None:
    index = Parted()
    *_, report = case(desk(index))(NOON - timedelta(days=300))
    assert index.dropped == ("articles-v1-2025-01",) and report.in_spans == 7
    assert "the index articles-v1-2025-01 with 7 articles were deleted" in [*report.lines()]
    assert report.as_json()["indices"] == ["articles-v1-2025-01"]


@pytest.mark.parametrize(
    ("age", "before"),
    [
        ("90d", datetime(2026, 3, 2, tzinfo=UTC)), ("12mo", datetime(2025, 5, 31, tzinfo=UTC)),
        ("1mo", datetime(2026, 4, 30, tzinfo=UTC)), ("3mo", datetime(2026, 2, 28, tzinfo=UTC)),
        ("2y", datetime(2024, 5, 31, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_an_age_counts_in_days_months_and_years(age: str, before: datetime) -> None:
    assert before_of(age, datetime(2026, 5, 31, tzinfo=UTC)) == before


@pytest.mark.parametrize("age", ["", "12", "0d", "mo", "-1d", "9999y", "12 mo"])
def test_anything_else_is_no_age(age: str) -> None:
    with pytest.raises(UsageError):
        before_of(age, NOON)


def test_what_lives_how_long_is_json_where_that_is_asked_for() -> None:
    shown = CliRunner().invoke(app, ["retain", "--json"])
    told = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(told) == len(LIFETIMES) and {*told[0]} == {*HEADINGS}
