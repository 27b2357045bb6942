"""What every engine must do for stories, near-copies and names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_search.articles.ports import EntityName, NamedStory
from newswire_search.query.article_query import Filters, Query
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_search.stories.ports import FoundStories
from newswire_shared.contracts.documents import StoryDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.heads import head_of

from contract.answers import found
from contract.articles import NOON
from contract.engines import Engines, opened
from contract.newsroom import ARTICLES, STORIES, fill, story
from contract.search.test_search_input import HOSTILE

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def newsroom(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles and stories of the newsroom, which nobody changes."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        fill(filled.index)
        yield filled


def ids(answer: FoundStories) -> list[str]:
    return [document.story.id for document in answer.stories]


def listed(engines: Engines, text: str = "", **filters: object) -> list[str]:
    return ids(engines.search.stories.find(StoryQuery(text, StoryFilters(**filters))))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(stories=("ferry",)), {"ferry-1", "ferry-2", "ferry-3"}),
        (Filters(stories=("raised",)), {"raised-1", "early"}),
        (Filters(stories=("ferry", "raised"), sources=("coast-wire",)), {"ferry-1"}),
        (Filters(stories=("nowhere",)), set()),
        (Filters(copies=False), {"ferry-1", "ferry-3", "raised-1", "alone"}),
        (Filters(stories=("ferry",), copies=False), {"ferry-1", "ferry-3"}),
        (Filters(originals=("ferry-1",)), {"ferry-2", "early"}),
        (Filters(originals=("alone",)), set()),
        (Filters(originals=("ferry-1",), copies=False), set()),
    ],
)
def test_articles_by_story_and_without_copies(newsroom: Engines, filters: Filters, expected: set[str]) -> None:
    answer = newsroom.search.search(Query("", filters))
    assert {hit.head.article_id for hit in answer.hits} == expected
    assert answer.total == len(expected) == sum(value.count for value in answer.facets["kind"])


def test_facets_without_copies_count_originals_alone(newsroom: Engines) -> None:
    facets = newsroom.search.search(Query("", Filters(copies=False))).facets
    counts = {facet: {value.value: value.count for value in values} for facet, values in facets.items()}
    assert counts == {
        "source": {"alder-times": 2, "coast-wire": 1, "example": 1}, "kind": {"article": 4}, "language": {},
        "person": {"p-anna": 2, "p-boris": 1}, "organisation": {"o-bank": 1}, "place": {"g-port": 1},
    }  # fmt: skip


def test_story_and_copies_add_up_with_words(newsroom: Engines) -> None:
    assert found(newsroom, "pier") == {"ferry-1", "ferry-2", "ferry-3"}
    assert found(newsroom, "pier", copies=False, stories=("ferry",)) == {"ferry-1", "ferry-3"}


def test_many_articles_are_read_at_once(newsroom: Engines) -> None:
    stored = {document.article.article_id: head_of(document) for document in ARTICLES}
    assert newsroom.search.heads(["early", "nowhere", "ferry-2", "early", ""]) == {
        "early": stored["early"], "ferry-2": stored["ferry-2"],
    }  # fmt: skip
    assert newsroom.search.heads([]) == {}


def test_copies_are_counted(newsroom: Engines) -> None:
    assert newsroom.search.copy_counts(["ferry-1", "ferry-3", "nowhere"]) == {"ferry-1": 2}
    assert newsroom.search.copy_counts([]) == {}


def test_entities_have_names(newsroom: Engines) -> None:
    names = newsroom.search.names(["p-anna", "g-port", "nobody", "alder-times", "p-anna"])
    assert names == {"p-anna": EntityName("Anna Lind", "person"), "g-port": EntityName("Port Alder", "place")}
    assert newsroom.search.names([]) == {}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["bank", "raised", "ferry"]),
        ({"least_size": 1}, ["bank", "single", "raised", "ferry"]),
        ({"least_size": 3}, ["bank", "ferry"]),
        ({"sources": ("coast-wire",)}, ["bank", "ferry"]),
        ({"sources": ("coast-wire", "alder-times")}, ["bank", "raised", "ferry"]),
        ({"sources": ("p-anna",)}, []),
        ({"languages": ("fr", "de")}, ["bank"]),
        ({"entities": ("p-anna",)}, ["raised", "ferry"]),
        ({"entities": ("p-anna", "g-port")}, ["ferry"]),
        ({"follows": "ferry"}, ["raised"]),
        ({"since": NOON - HOUR}, ["bank", "raised"]),
        ({"since": NOON - HOUR + timedelta(milliseconds=1)}, ["bank"]),
        ({"until": NOON - 24 * HOUR}, []),
        ({"until": NOON - 24 * HOUR + timedelta(milliseconds=1)}, ["bank", "ferry"]),
        ({"since": NOON - 6 * HOUR, "until": NOON - 5 * HOUR}, ["bank", "ferry"]),
        ({"sources": ("' or 1=1 --",)}, []),
    ],
)
def test_stories_are_listed_newest_first(newsroom: Engines, filters: dict[str, object], expected: list[str]) -> None:
    answer = newsroom.search.stories.find(StoryQuery("", StoryFilters(**filters)))  # type: ignore[arg-type]
    assert ids(answer) == expected
    assert (answer.total, answer.total_is_exact, answer.after) == (len(expected), True, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", ["raised", "ferry"]),
        ("FERRY pier", ["ferry"]),
        ('"ferry is"', ["raised"]),
        ('"is ferry"', []),
        ("banque", ["bank"]),
        ("absentword", []),
    ],
)
def test_stories_by_words_of_their_title(newsroom: Engines, text: str, expected: list[str]) -> None:
    assert listed(newsroom, text) == expected


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_in_a_title_search_is_syntax(newsroom: Engines, text: str) -> None:
    answer = newsroom.search.stories.find(StoryQuery(text))
    assert answer.total == len(answer.stories)


def test_stories_are_whole(newsroom: Engines) -> None:
    living = {each.story.id: each for each in STORIES if isinstance(each, StoryDocument)}
    assert newsroom.search.stories.get_many(["ferry", "pier", "nowhere", "bank", ""]) == {
        "ferry": living["ferry"], "bank": living["bank"],
    }  # fmt: skip
    assert newsroom.search.stories.find(StoryQuery("pier")).stories == (living["ferry"],)
    assert newsroom.search.stories.get_many([]) == {}


def test_stories_are_named_for_lists(newsroom: Engines) -> None:
    asked = ["ferry", "pier", "nowhere", "bank", ""]
    whole = newsroom.search.stories.get_many(asked)
    assert newsroom.search.stories.named(asked) == {
        i: NamedStory(i, each.title, each.story.size) for i, each in whole.items()
    }
    assert newsroom.search.stories.named([]) == {}


def test_old_ids_lead_to_what_took_the_story_in(newsroom: Engines) -> None:
    asked = ["quay", "pier", "ferry", "lost", "nowhere", "round-1"]
    present = newsroom.search.stories.resolve(asked)
    assert present.pop("round-1").startswith("round-")
    assert present == {"quay": "ferry", "pier": "ferry", "ferry": "ferry", "lost": "lost", "nowhere": "nowhere"}
    assert newsroom.search.stories.resolve([]) == {}


@pytest.mark.parametrize(
    ("prefix", "most", "expected"),
    [
        ("fe", 5, ["ferry"]),
        ("round-", 1, ["round-1"]),
        ("pie", 5, ["pier"]),
        ("FE", 5, []),
        ("f*", 5, []),
        ("%", 5, []),
    ],
)
def test_ids_are_found_by_their_beginning(newsroom: Engines, prefix: str, most: int, expected: list[str]) -> None:
    assert newsroom.search.stories.beginning(prefix, most) == expected


def test_cursors_walk_every_story_once(engines: Engines) -> None:
    engines.index.write_stories([story(f"s{i:02}", "T", last_published_at=NOON + i % 3 * HOUR) for i in range(11)])
    engines.index.refresh()
    walked: list[str] = []
    after: str | None = None
    for _ in range(5):
        answer = engines.search.stories.find(StoryQuery(size=3, after=after))
        assert answer.total == 11
        walked += ids(answer)
        after = answer.after
        if after is None:
            break
    assert len(walked) == len(set(walked)) == 11
    assert walked == ids(engines.search.stories.find(StoryQuery(size=11)))
    assert engines.search.stories.find(StoryQuery(size=11)).after is None


@pytest.mark.parametrize("cursor", ["", "x", "bm9wZQ==", "WyJuZXdlc3QiLDEsImEiXQ=="])
def test_a_cursor_of_something_else_is_told(newsroom: Engines, cursor: str) -> None:
    with pytest.raises(UsageError, match="cursor"):
        newsroom.search.stories.find(StoryQuery(after=cursor))


@pytest.mark.parametrize("query", [StoryQuery(size=501), StoryQuery("", StoryFilters(sources=("\ud83d",)))])
def test_what_cannot_be_asked_of_stories_is_told(newsroom: Engines, query: StoryQuery) -> None:
    with pytest.raises(UsageError):
        newsroom.search.stories.find(query)
