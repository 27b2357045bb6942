"""What the embedded engine ranks where more articles match than it can rank for one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.article_query import Query, Sort
from newswire_shared.contracts.documents import ArticleDocument

from contract.answers import ids
from contract.articles import document, store
from contract.engines import Engines, opened

MOST, NUMBER = 5, 60
ASKED = Query("ferry harbour quay", size=4, facets=())
LAST = {f"a{number:02}" for number in range(NUMBER - MOST, NUMBER)}
ALL_WORDS = {f"a{number:02}" for number in range(0, NUMBER, 20)}  # three, of which none came in last


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An embedded index of articles with two of three words each, and a few with all, that ranks a few of them."""
    folder: Path = tmp_path_factory.mktemp("crowd")
    with opened("sqlite", folder, lambda: "") as filled:
        store(filled.index, *(told(number) for number in range(NUMBER)))
        engine = filled.search
        assert isinstance(engine, SqliteEngine)
        engine.most_ranked = MOST
        yield filled


def told(number: int) -> ArticleDocument:
    words = "ferry harbour quay" if number % 20 == 0 else "ferry harbour"
    return document(f"a{number:02}", "News", f"{words} {'and so on ' * (number % 7)}", story=f"s{number % 6}")


def test_what_came_in_last_comes_first_after_what_holds_all_words(crowd: Engines) -> None:
    found = crowd.search.search(replace(ASKED, size=8))
    assert {*ids(found)[:3]} == ALL_WORDS
    assert {*ids(found)[3:]} <= {f"a{number:02}" for number in range(NUMBER - 9, NUMBER)}
    assert (found.total, found.total_is_exact, found.more, found.approximate) == (NUMBER, True, True, True)


def test_a_word_as_it_was_typed_that_many_have_is_ranked_among_the_last_alone(crowd: Engines) -> None:
    assert {*ids(crowd.search.search(replace(ASKED, text="ferry")))} < LAST


def test_a_walk_still_goes_through_everything_once(crowd: Engines) -> None:
    found, asked = list[str](), ASKED
    while (answer := crowd.search.search(asked)).more:
        found += ids(answer)
        asked = replace(asked, after=answer.after)
    found += ids(answer)
    assert len(found) == len({*found}) == NUMBER
    assert {*found[:3]} == ALL_WORDS


def test_facets_and_stories_count_everything(crowd: Engines) -> None:
    assert crowd.search.search(replace(ASKED, facets=("source",))).facets["source"][0].count == NUMBER
    by_story = crowd.search.search(replace(ASKED, by_story=True, size=10))
    assert by_story.total == 6
    assert sum(group.matching for group in (by_story.groups or {}).values()) == NUMBER


def test_what_can_be_ranked_is_said_to_be(crowd: Engines) -> None:
    few = crowd.search.search(replace(ASKED, text='"ferry harbour quay"', size=20))
    assert (few.total, few.approximate) == (3, False)
    assert not crowd.search.search(replace(ASKED, sort=Sort.NEWEST)).approximate
