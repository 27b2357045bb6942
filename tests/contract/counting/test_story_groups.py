"""What every engine must do to find stories in place of their articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from newswire_search.articles.ports import FoundArticles, StoryGroup
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_shared.contracts.documents import ArticleDocument, Copy, StorySection

from contract.answers import ids
from contract.articles import NOON, document, store
from contract.engines import Engines, opened

NUMBER = 70
BY_STORY = Query(facets=(), by_story=True)
PAGES = some.builds(
    Query,
    text=some.sampled_from(["", "ferry", "ferry pier", '"ferry pier"', "absentword", "-pier"]),
    filters=some.sampled_from([
        Filters(), Filters(sources=("s1", "s2")), Filters(copies=False), Filters(until=NOON - timedelta(hours=3)),
        Filters(stories=("a10", "m2")),
    ]),
    sort=some.sampled_from(Sort),
    size=some.integers(1, 9),
    facets=some.just(()),
    by_story=some.just(True),
)  # fmt: skip


def made(number: int) -> ArticleDocument:
    """One of some articles of seven stories, of which one has a third of them all, and some have none."""
    chance = random.Random(number)
    story = chance.choice(["m1"] * 6 + ["m2", "m3", "m4", "m5", "a10", None, None, None, None])
    at = NOON - timedelta(hours=chance.randrange(8))
    copy = Copy(duplicate_of="a0", kind="reprint", similarity=0.9) if chance.random() < 0.2 else None
    written = document(
        f"a{number}", chance.choice(["Ferry", "Pier", "Ferry pier"]), "word " * chance.randrange(4) + "ferry",
        source=f"s{chance.randrange(4)}", published_at=at, first_seen_at=at + timedelta(hours=chance.randrange(3)),
    )  # fmt: skip
    return written.model_copy(update={"story": StorySection(id=story, copy_of=copy) if story else None})


MADE = [made(number) for number in range(NUMBER)]
STORY = {each.article.article_id: each.story.id if each.story else None for each in MADE}


@pytest.fixture(scope="module")
def desk(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the made articles."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *MADE)
        yield filled


def standing(article_ids: list[str]) -> list[str]:
    """The first of each story, in this order; an article without one stands for itself."""
    return [*{STORY[each] or f"{each} alone": each for each in reversed(article_ids)}.values()][::-1]


def walked(engines: Engines, query: Query) -> list[FoundArticles]:
    """All pages, as long as there are more."""
    pages = [engines.search.search(query)]
    while pages[-1].more:
        pages.append(engines.search.search(replace(query, after=pages[-1].after)))
    return pages


@settings(max_examples=12, deadline=None)
@given(query=PAGES)
def test_a_walk_gives_the_first_of_each_story_once(desk: Engines, query: Query) -> None:
    every = ids(desk.search.search(replace(query, by_story=False, size=100)))
    pages = walked(desk, query)
    expected = [each for each in every if each in set(standing(every))]
    assert [found for page in pages for found in ids(page)] == expected
    assert {(page.total, page.total_is_exact) for page in pages} == {(len(expected), True)}
    assert all(len(page.hits) == query.size for page in pages[:-1])


def test_a_hit_tells_of_its_story(desk: Engines) -> None:
    found = desk.search.search(replace(BY_STORY, text="ferry", sort=Sort.NEWEST, size=100))
    for hit in found.hits:
        own = STORY[hit.head.article_id]
        matching = [each for each in MADE if own and STORY[each.article.article_id] == own]
        assert found.groups is not None
        if own is None:
            assert hit.head.article_id not in found.groups
            continue
        numbers = {each.article.source for each in matching}
        sources = sorted(numbers, key=lambda name: (-sum(m.article.source == name for m in matching), name))
        copies = sum(each.story is not None and each.story.copy_of is not None for each in matching)
        assert found.groups[hit.head.article_id] == StoryGroup(own, len(matching), copies, tuple(sources))


def test_only_what_matches_counts(desk: Engines) -> None:
    query = replace(BY_STORY, text="pier", filters=Filters(stories=("m1",), sources=("s1",)))
    [hit] = desk.search.search(query).hits
    group = (desk.search.search(query).groups or {})[hit.head.article_id]
    assert group.sources == ("s1",)
    assert group.matching == desk.search.search(replace(query, by_story=False)).total > 1


def test_hits_are_marked_scored_and_counted_as_without_groups(desk: Engines) -> None:
    query = replace(BY_STORY, text="ferry pier", facets=("source",))
    grouped, single = (desk.search.search(replace(query, size=100, by_story=by_story)) for by_story in (True, False))
    alone = {hit.head.article_id: hit for hit in single.hits}
    for hit in grouped.hits:
        same = alone[hit.head.article_id]
        assert (hit.head, hit.highlights) == (same.head, same.highlights)
        assert hit.score == pytest.approx(same.score)
    assert grouped.facets == single.facets


def test_nothing_is_found_by_story_too(desk: Engines) -> None:
    found = desk.search.search(replace(BY_STORY, text="absentword"))
    assert (found.total, found.hits, found.groups, found.after, found.more) == (0, (), {}, None, False)
    assert desk.search.search(replace(BY_STORY, size=0)).total == len(standing([*STORY]))
