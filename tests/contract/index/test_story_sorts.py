"""The orders of stories, which every engine must give alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_index.engine.ports import SourceLinks
from newswire_search.query.story_query import StoryFilters, StoryQuery, StorySort, growth
from newswire_shared.contracts.documents import StorySection
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.contracts.links import LinkEdge

from contract.articles import NOON, document, store
from contract.engines import Engines, opened
from contract.newsroom import story

LATELY = NOON - timedelta(hours=24)
SIZES = {"old": 40, "fast": 6, "pair": 2, "quiet": 9, "twin": 6}
RECENT = {"old": 8, "fast": 5, "pair": 2, "quiet": 0, "twin": 5}
EARLIER = {"quiet": 2, "old": 1}
LINKS = {"old-0": ("quiet-0", "pair-0"), "old-1": ("quiet-0", "nowhere"), "fast-0": ("quiet-1", "old-0"),
         "old-before-0": ("pair-1",), "alone": ("quiet-0", "moved")}  # fmt: skip
MOVED = {"moved": "pair-0"}  # by another address, which the registry knew
ORDERS = {
    StorySort.LAST_PUBLISHED: ["fast", "old", "pair", "quiet", "twin"],
    StorySort.BIGGEST: ["old", "quiet", "fast", "twin", "pair"],
    StorySort.MOST_LINKED: ["quiet", "pair", "old"],
    StorySort.FASTEST_GROWING: ["fast", "twin", "pair", "old"],
}


@pytest.fixture(scope="module")
def desk(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with five stories, articles of a day and of before, and links between them."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        filled.index.write_stories([story(i, f"Story {i}", size=size) for i, size in SIZES.items()])
        times = {f"{i}-{n}": (i, NOON) for i, number in RECENT.items() for n in range(number)}
        times |= {f"{i}-{n}": (i, LATELY - timedelta(seconds=1)) for i in ("quiet",) for n in range(EARLIER[i])}
        times |= {"old-before-0": ("old", LATELY - timedelta(seconds=1)), "edge": ("fast", LATELY)}
        del times["fast-4"]
        store(
            filled.index,
            *(
                document(i, published_at=at).model_copy(update={"story": StorySection(id=of)})
                for i, (of, at) in times.items()
            ),
            document("alone", published_at=NOON),
        )
        at_ms = {i: milliseconds(at) for i, (_, at) in times.items()} | {"alone": milliseconds(NOON)}
        filled.index.write_links(
            [
                SourceLinks(
                    i, 1, tuple(LinkEdge(i, end, "https://example.org/", at_ms[i], MOVED.get(end)) for end in ends)
                )
                for i, ends in LINKS.items()
            ]
        )
        filled.index.refresh()
        yield filled


@pytest.mark.parametrize(("sort", "expected"), ORDERS.items())
def test_stories_in_each_order(desk: Engines, sort: StorySort, expected: list[str]) -> None:
    found = desk.search.stories.find(StoryQuery(sort=sort, lately=LATELY))
    assert [each.story.id for each in found.stories] == expected
    assert (found.total, found.total_is_exact, found.after) == (len(expected), True, None)


@pytest.mark.parametrize(("sort", "expected"), ORDERS.items())
def test_a_cursor_walks_each_order(desk: Engines, sort: StorySort, expected: list[str]) -> None:
    walked, after = list[str](), None
    for number in range(len(expected)):
        found = desk.search.stories.find(StoryQuery(sort=sort, lately=LATELY, size=1, after=after))
        walked += [each.story.id for each in found.stories]
        after = found.after
        assert (after is None) is (number == len(expected) - 1)
    assert walked == expected


@pytest.mark.parametrize("sort", [*StorySort])
def test_filters_and_words_hold_in_each_order(desk: Engines, sort: StorySort) -> None:
    found = desk.search.stories.find(StoryQuery("-fast", StoryFilters(least_size=9), sort=sort, lately=LATELY))
    assert [each.story.id for each in found.stories] == [i for i in ORDERS[sort] if SIZES[i] >= 9]
    assert desk.search.stories.find(StoryQuery("absentword", sort=sort, lately=LATELY)).total == 0


def test_nothing_happened_lately(desk: Engines) -> None:
    for sort in (StorySort.MOST_LINKED, StorySort.FASTEST_GROWING):
        assert desk.search.stories.find(StoryQuery(sort=sort, lately=NOON + timedelta(hours=1))).total == 0


def test_a_cursor_of_another_order_is_refused(desk: Engines) -> None:
    after = desk.search.stories.find(StoryQuery(sort=StorySort.BIGGEST, size=1)).after
    with pytest.raises(UsageError, match="belongs to the sort 'biggest'"):
        desk.search.stories.find(StoryQuery(after=after))


def test_growth_counts_recent_articles_by_their_share() -> None:
    assert growth(50, 100) > growth(10, 10) > growth(10, 100) > growth(0, 3) == 0
    assert growth(2, 2) == 2_000
