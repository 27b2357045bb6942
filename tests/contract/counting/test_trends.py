"""What every engine must do for trends: the names that their own past does not explain, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from newswire_search.query.match import Match
from newswire_search.trends.read_trends import ReadTrends
from newswire_search.trends.request import TrendsRequest
from newswire_search.trends.responses import TrendsAnswer
from newswire_shared.contracts.documents import ArticleDocument, Copy, Entity, EntityType, StorySection
from newswire_shared.contracts.errors import UsageError
from newswire_shared.testing.clock import FakeClock

from contract.articles import document, entity, store
from contract.engines import Engines, opened
from contract.newsroom import story

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def named(*names: str) -> tuple[Entity, ...]:
    kinds: dict[str, EntityType] = {"p": "person", "o": "organisation", "g": "place", "e": "event"}
    return tuple(entity(name, f"Name of {name}", kinds[name[0]]) for name in names)


def past() -> Iterator[ArticleDocument]:
    """Twelve articles a day for four weeks: a name in all of them, one in a third, one in one, one each Tuesday."""
    for day in range(1, 29):
        for n in range(12):
            names = ["p-always", *(["g-often"] if n % 3 == 0 else []), *(["p-rising"] if n == 5 else [])]
            names += ["o-weekly"] if day % 7 == 0 and n < 8 else []
            yield written(f"d{day:02}-{n:02}", NOW - day * DAY - (n + 1) * timedelta(hours=1, minutes=30), *names)


def written(name: str, at: datetime, *names: str, place: StorySection | None = None) -> ArticleDocument:
    source = "coast-wire" if name.endswith(("0", "5")) else "alder-times"
    made = document(name, f"Note {name}", "ferry pier", published_at=at, source=source, entities=named(*names))
    return made.model_copy(update={"story": place}) if place else made


def window() -> Iterator[ArticleDocument]:
    """A day of as many articles as any, of which some reprint one."""
    when = {"p-new": range(6), "e-new": range(6), "p-rising": range(4, 12), "g-often": (1, 4, 7), "o-weekly": range(8)}
    for n in range(12):
        place = StorySection(id="bank" if n < 3 else "ferry") if n < 5 else None
        names = [name for name, places in when.items() if n in places]
        at = NOW - n * timedelta(hours=1, minutes=30) - timedelta(hours=1)
        yield written(f"w-{n:02}", at, "p-always", *names, place=place)
    yield written("w-origin", NOW - timedelta(hours=2), "p-copied")
    copied = StorySection(id="ferry", copy_of=Copy(duplicate_of="w-origin", kind="reprint", similarity=1.0))
    for n in range(9):
        yield written(f"w-copy-{n}", NOW - timedelta(hours=1), "p-copied", place=copied)


@pytest.fixture(scope="module")
def newsroom(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with four weeks and a day, which nobody changes."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        filled.index.write_stories([story("ferry", "Ferry hits pier"), story("bank", "Bank closes")])
        store(filled.index, *past(), *window(), written("later", NOW + timedelta(hours=3), "p-new"))
        yield filled


def trends(engines: Engines, *, now: datetime = NOW, **asked: Any) -> TrendsAnswer:
    return ReadTrends(engines.search, FakeClock(now))(TrendsRequest.model_validate(asked))


def ids(answer: TrendsAnswer) -> list[str]:
    return [trend.id for trend in answer.trends]


def test_what_is_new_or_rises_is_told_and_what_is_as_ever_is_not(newsroom: Engines) -> None:
    answer = trends(newsroom)
    assert [(each.id, each.name, each.type, each.direction, each.count, each.past_count) for each in answer.trends] == [
        ("p-new", "Name of p-new", "person", "new", 6, 0),
        ("p-rising", "Name of p-rising", "person", "rising", 8, 28),
    ]
    new, rising = answer.trends
    assert (new.expected, new.score) == (0, 5)
    assert (rising.expected, rising.score) == (1.08, 3.39)
    assert (answer.total, answer.past_total, answer.past_slices) == (13, 336, 28)
    assert (answer.since, answer.until, answer.past_since) == (NOW - DAY, NOW, NOW - 29 * DAY)


def test_the_articles_that_show_why_are_of_different_stories_the_largest_first(newsroom: Engines) -> None:
    articles = trends(newsroom).trends[0].articles
    assert [(each.id, each.story and each.story.title) for each in articles] == [
        ("w-00", "Bank closes"), ("w-03", "Ferry hits pier"), ("w-05", None),
    ]  # fmt: skip


def test_a_reprint_counts_once_unless_asked_otherwise(newsroom: Engines) -> None:
    assert "p-copied" not in ids(trends(newsroom, min_count=2))
    shown = trends(newsroom, copies="show")
    assert [(each.id, each.count) for each in shown.trends if each.id == "p-copied"] == [("p-copied", 10)]
    assert shown.total == 22


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": ("organisation", "place")}, []),
        ({"type": ("person",), "size": 1}, ["p-new"]),
        ({"min_count": 7}, ["p-rising"]),
        ({"q": "ferry", "weeks": 1}, ["p-new", "p-rising"]),
        ({"q": "absentword"}, []),
        ({"source": ("alder-times",)}, ["p-rising", "p-new"]),
        ({"entity": ("p-new",)}, []),
        ({"until": "2026-03-29"}, []),
        ({"since": "2026-03-30T12:00Z"}, ["p-new", "p-rising"]),
        ({"hours": 3}, []),
        ({"hours": 168}, ["p-new"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_search_can_ask_for_narrows_them(newsroom: Engines, asked: dict[str, Any], expected: list[str]) -> None:
    assert ids(trends(newsroom, **asked)) == expected


def test_a_word_too_many_empties_nothing_and_the_answer_says_so(newsroom: Engines) -> None:
    answer = trends(newsroom, q="ferry absentword nowhere")
    assert answer.match is Match.ANY and ids(answer) == ["p-new", "p-rising"]


def test_without_a_past_nothing_is_told(newsroom: Engines) -> None:
    answer = trends(newsroom, now=NOW - 28 * DAY)
    assert (answer.past_total, answer.past_slices, answer.trends) == (0, 0, ()) and answer.total > 0


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "2026-04-01"}, "would begin at 2026-04-01"),
        ({"since": "2026-03-01"}, "longer than 7 days"),
        ({"until": "0001-01-02"}, "beyond the calendar"),
    ],
)  # fmt: skip
def test_a_window_that_cannot_be_is_refused(newsroom: Engines, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        trends(newsroom, **asked)


def test_an_answer_of_now_is_the_same_some_minutes_later(newsroom: Engines) -> None:
    first = trends(newsroom, now=NOW + timedelta(minutes=1))
    assert first.until == NOW + timedelta(minutes=10) and first.since == first.until - DAY
    assert trends(newsroom, now=NOW + timedelta(minutes=9, seconds=59)) == first
    assert trends(newsroom, now=NOW + timedelta(minutes=11)).until == NOW + timedelta(minutes=20)


def test_a_short_window_ends_with_the_minute(newsroom: Engines) -> None:
    answer = trends(newsroom, now=NOW + timedelta(seconds=1), hours=1)
    assert answer.until == NOW + timedelta(minutes=1)
