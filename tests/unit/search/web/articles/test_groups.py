"""Stories in place of their articles, over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import ArticleDocument, CeasedStory, Copy, IndexedStory
from unit.search.stub import SEEN, StubEngine, article, client, in_story, story

COPY = Copy(duplicate_of="a1", kind="reprint", similarity=0.97)


def written(number: int, story_id: str | None = None, copy: Copy | None = None, **fields: object) -> ArticleDocument:
    published = SEEN + timedelta(minutes=number)
    made = article(article_id=f"a{number}", published_at=published, **{"source": f"s{number}.example", **fields})
    return in_story(made, story_id, copy) if story_id else made


ARTICLES = (
    written(1, "s1"),
    written(2, "s1", COPY),
    written(3),
    written(4, "s1", source="s1.example"),
    written(5, "old"),
    written(6, "unknown"),
)
STORIES: dict[str, IndexedStory] = {
    "s1": story("s1", size=9),
    "s2": story("s2", "Later", size=2),
    "old": CeasedStory(id="old", version=2, survivor="s2"),
}
ENGINE = InMemoryEngine({each.article.article_id: each for each in ARTICLES}, STORIES)


def asked(query: str) -> dict[str, Any]:
    answer = client(ENGINE).get(f"/v1/search?{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_story_has_one_hit_which_tells_of_the_others() -> None:
    answer = asked("group=story")
    assert answer["total"] == 4
    groups = {hit["id"]: hit["group"] for hit in answer["hits"]}
    assert [*groups] == ["a6", "a5", "a4", "a3"]
    assert groups["a4"] == {
        "story": "s1", "title": "Talks in Geneva", "size": 9, "matching": 3, "copies": 1,
        "sources": ["s1.example", "s2.example"], "source_count": 2,
    }  # fmt: skip


def test_what_is_not_known_of_a_story_is_null() -> None:
    groups = {hit["id"]: hit["group"] for hit in asked("group=story")["hits"]}
    alone = {"matching": 1, "copies": 0, "source_count": 1}
    assert groups["a3"] == {
        "story": None, "title": "Minsk Group meets", "size": 1, "sources": ["s3.example"], **alone,
    }  # fmt: skip
    assert groups["a5"] == {"story": "s2", "title": "Later", "size": 2, "sources": ["s5.example"], **alone}
    assert groups["a6"] == {"story": "unknown", "title": None, "size": None, "sources": ["s6.example"], **alone}


def test_of_many_sources_the_first_are_named_and_all_are_counted() -> None:
    many = InMemoryEngine({f"a{n}": written(n, "s1") for n in range(30)})
    [hit] = client(many).get("/v1/search?group=story").json()["hits"]
    assert (len(hit["group"]["sources"]), hit["group"]["source_count"]) == (20, 30)


def test_the_cursor_goes_on_from_story_to_story() -> None:
    found, query = list[str](), "group=story&size=1"
    for _ in range(4):
        answer = asked(query)
        found += [hit["id"] for hit in answer["hits"]]
        query = f"group=story&size=1&after={answer['after']}"
    assert found == ["a6", "a5", "a4", "a3"]
    assert (answer["after"], answer["more"]) == (None, False)


def test_facets_go_on_counting_articles() -> None:
    assert sum(each["count"] for each in asked("group=story")["facets"]["kind"]) == 6


@pytest.mark.parametrize("query", ["", "group="])
def test_without_it_a_hit_stands_for_itself(query: str) -> None:
    assert {hit["group"] for hit in asked(query)["hits"]} == {None}


def test_another_group_is_refused() -> None:
    answer = client(StubEngine()).get("/v1/search?group=source")
    assert (answer.status_code, "group: should be 'story'" in answer.text) == (422, True)
