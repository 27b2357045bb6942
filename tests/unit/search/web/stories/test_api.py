"""Stories over HTTP, and what search answers of them beside each article."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from newswire_search.articles.responses import ArticleAnswer
from newswire_search.query.story_query import StorySort
from newswire_search.stories.request import StoriesRequest, to_story_query
from newswire_search.stories.responses import StoriesAnswer, StoryAnswer, StoryHead
from newswire_search.stories.search_stories import SearchStories
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import (
    Attribution,
    CeasedStory,
    Relation,
)
from newswire_shared.testing.clock import FakeClock
from unit.search.newsroom import HOUR, REPRINT, by_id, get, newsroom
from unit.search.stub import SEEN, StubEngine, article, client, in_story, story


def test_a_hit_tells_its_story_and_how_many_copies_it_has() -> None:
    hits = {hit["id"]: hit for hit in get("/v1/search")["hits"]}
    brief = {"id": "s1", "title": "Talks in Geneva", "size": 3}
    assert [hits[i]["story"] for i in ("a1", "copy")] == [brief, brief]
    assert hits["later"]["story"]["id"] == "s2", "as linking said when it was enriched"
    assert {i: hit["copy_count"] for i, hit in hits.items()} == {"a1": 1, "a2": 0, "copy": 0, "later": 0}
    assert hits["copy"]["copy_of"] == {"duplicate_of": "a1", "kind": "reprint", "similarity": 0.97}


def test_a_story_that_the_index_does_not_know_is_its_id_alone() -> None:
    engine = StubEngine(in_story(article(), "unknown"))
    assert get("/v1/articles/a1", engine)["story"] == {"id": "unknown", "title": None, "size": None}


def test_an_article_whose_story_was_taken_in_tells_the_one_that_stands() -> None:
    engine = StubEngine(in_story(article(), "old"))
    engine.indexed_stories.update({"s1": story(), "old": CeasedStory(id="old", version=1, survivor="s1")})
    assert get("/v1/articles/a1", engine)["story"] == {"id": "s1", "title": "Talks in Geneva", "size": 3}


def test_the_filter_by_story_takes_old_ids() -> None:
    assert get("/v1/search?story=old") | {"took_ms": 0} == get("/v1/search?story=s1") | {"took_ms": 0}
    assert get("/v1/search?story=s1")["total"] == 3
    assert get("/v1/search?story=s1&copies=hide")["total"] == 2
    assert get("/v1/search?story=nowhere")["total"] == 0


def test_an_article_tells_its_copies_and_what_it_is_related_to() -> None:
    relations = (Relation(id="gone", score=0.2, why="two rare words"), Relation(id="a2", score=0.9, why="same place"))
    engine = newsroom()
    engine = InMemoryEngine(
        {**by_id(*filter(None, map(engine.get, ("a2", "copy")))), "a1": article(relations=relations)}
    )
    answer = get("/v1/articles/a1", engine)
    assert set(answer) == set(ArticleAnswer.model_fields)
    [copy] = answer["copies"]
    assert (copy["id"], copy["title"], copy["kind"], copy["similarity"]) == ("copy", "Group meets", "reprint", 0.97)
    told = [(r["id"], r["title"], r["score"], r["why"]) for r in answer["relations"]]
    assert told == [("a2", "The talks go on", 0.9, "same place"), ("gone", None, 0.2, "two rare words")]


def test_at_most_twenty_copies_are_listed_and_all_are_counted() -> None:
    copies = [article(article_id=f"c{i:02}", copy_of=REPRINT, published_at=SEEN + i * HOUR) for i in range(25)]
    answer = get("/v1/articles/a1", InMemoryEngine(by_id(article(), *reversed(copies))))
    assert [copy["id"] for copy in answer["copies"]] == [f"c{i:02}" for i in range(20)]
    assert answer["copy_count"] == 25


def test_attribution_is_in_the_order_of_the_text() -> None:
    places = (("body", 40, "Third"), ("title", 9, "First"), ("body", 2, "Second"))
    origins = tuple(
        Attribution.model_validate(
            {"field": f, "start": s, "end": s + 1, "source": n, "source_id": None, "relation": "told"}
        )
        for f, s, n in places
    )
    answer = get("/v1/articles/a1", StubEngine(article(attribution=origins)))
    assert [o["source"] for o in answer["attribution"]] == ["First", "Second", "Third"]


def test_an_empty_cursor_is_none() -> None:
    for path in ("/v1/stories", "/v1/stories/s1", "/v1/search"):
        assert get(f"{path}?after=") | {"took_ms": 0} == get(path) | {"took_ms": 0}


def test_stories_are_listed() -> None:
    answer = get("/v1/stories?min_size=1")
    assert set(answer) == {*StoriesAnswer.model_fields}
    first, second = answer["stories"]
    assert set(first) == set(second) == set(StoryHead.model_fields)
    assert [(s["id"], s["title"]) for s in (first, second)] == [("s1", "Talks in Geneva"), ("s2", "Talks end")]
    assert first["entities"] == [
        {"id": "minsk", "name": "Minsk", "type": "person", "articles": 2},
        {"id": "nobody", "name": None, "type": None, "articles": 1},
    ]
    assert second["follows"] == {"id": "s1", "title": "Talks in Geneva", "size": 3}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("", ["s1"]), ("min_size=1", ["s1", "s2"]), ("min_size=4", []), ("min_size=", ["s1"]),
        ("q=geneva", ["s1"]), ("q=end", []), ("source=wire.example", ["s1"]), ("source=other", []),
        ("language=en&language=fr", ["s1"]), ("language=fr", []), ("entity=minsk", ["s1"]),
        ("entity=minsk&entity=x", []), ("since=2020-10-14", ["s1"]), ("since=2020-10-15", []),
        ("until=2020-10-14", ["s1"]), ("until=2020-10-13", []), ("since=&until=", ["s1"]),
    ],
)  # fmt: skip
def test_each_filter_of_stories(parameters: str, expected: list[str]) -> None:
    assert [s["id"] for s in get(f"/v1/stories?{parameters}")["stories"]] == expected


def test_stories_are_read_page_by_page() -> None:
    engine = newsroom(*(story(f"m{i}") for i in range(4)))
    first = get("/v1/stories?size=3", engine)
    rest = get(f"/v1/stories?size=3&after={first['after']}", engine)
    told = [s["id"] for page in (first, rest) for s in page["stories"]]
    assert (told, rest["after"], first["total"]) == (["m0", "m1", "m2", "m3", "s1"], None, 5)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/v1/stories?size=0", 422, "size: "), ("/v1/stories?min_size=0", 422, "min_size: "),
        ("/v1/stories?sort=best", 422, "sort: should be 'last_published', 'biggest'"),
        ("/v1/stories?since=soon", 422, "since: "),
        ("/v1/stories?order=best", 422, "order: is not a parameter"), ("/v1/stories?hours=0", 422, "hours: "),
        ("/v1/stories?since=2021-01-01&until=2020-01-01", 400, "swap"), ("/v1/stories?after=x", 400, "not a cursor"),
        ("/v1/stories/nope", 404, "no story 'nope'"), ("/v1/stories/s1?size=101", 422, "size: "),
        ("/v1/stories/s1?after=x", 400, "not a cursor"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question_is_told(address: str, status: int, said: str) -> None:
    reply = client(newsroom()).get(address)
    assert (reply.status_code, said in reply.json()["error"]["message"]) == (status, True), reply.text


def test_a_story_is_told_whole() -> None:
    answer = get("/v1/stories/s1")
    assert set(answer) == set(StoryAnswer.model_fields)
    assert [hit["id"] for hit in answer["articles"]] == ["a1", "copy", "a2"]
    assert (answer["lead"], answer["size"], answer["total"], answer["after"]) == ("a1", 3, 3, None)
    assert answer["followed_by"] == [{"id": "s2", "title": "Talks end", "size": 1}]
    assert [(m["story"], m["size"]) for m in answer["merges"]] == [("old", 1)]
    assert answer["follows"] is None


def test_a_storys_articles_are_read_page_by_page() -> None:
    first = get("/v1/stories/s1?size=2")
    rest = get(f"/v1/stories/s1?size=2&after={first['after']}")
    assert [hit["id"] for hit in rest["articles"]] == ["a2"]
    assert rest["after"] is None and rest["total"] == 3


@pytest.mark.parametrize("path", ["/v1/stories", "/stories"])
def test_the_id_of_a_merged_story_leads_to_the_one_that_stands(path: str) -> None:
    reply = client(newsroom()).get(f"{path}/old?size=2", follow_redirects=False)
    assert (reply.status_code, reply.headers["Location"]) == (307, f"{path}/s1?size=2")


def test_a_redirect_stays_on_this_site() -> None:
    engine = newsroom(story("//evil.example/x"), CeasedStory(id="b", version=1, survivor="//evil.example/x"))
    reply = client(engine).get("/v1/stories/b", follow_redirects=False)
    assert reply.headers["Location"] == "/v1/stories/%2F%2Fevil.example%2Fx"


def test_a_story_that_was_taken_in_by_its_follower_does_not_follow_itself() -> None:
    engine = newsroom(story("s3", follows="gone"), CeasedStory(id="gone", version=2, survivor="s3"))
    assert get("/v1/stories/s3", engine)["follows"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", ["s1", "s2"]), ("&sort=", ["s1", "s2"]), ("&sort=biggest", ["s2", "s1"]), ("&sort=fastest_growing", [])],
)
def test_stories_in_another_order(query: str, expected: list[str]) -> None:
    later = SEEN + timedelta(hours=3)
    engine = InMemoryEngine(
        {"a1": in_story(article(), "s2")},
        {"s1": story("s1", last_published_at=later), "s2": story("s2", size=9)},
    )
    answer = client(engine).get(f"/v1/stories?min_size=1{query}").json()
    assert [each["id"] for each in answer["stories"]] == expected
    assert answer["total"] == len(expected)


def test_recent_is_counted_in_whole_hours_by_the_clock() -> None:
    engine = InMemoryEngine(
        {
            f"a{n}": in_story(article(article_id=f"a{n}", published_at=SEEN + timedelta(hours=n)), "s1")
            for n in range(3)
        },
        {"s1": story("s1")},
    )
    asked = StoriesRequest(sort=StorySort.FASTEST_GROWING, hours=2, min_size=1)
    now = SEEN + timedelta(hours=3, minutes=25)  # 12:55: since ten o'clock
    assert SearchStories(engine, FakeClock(now))(asked).total == 1
    query = to_story_query(asked, now)
    assert query.lately == datetime(2020, 10, 14, 10, tzinfo=UTC)
    assert SearchStories(engine, FakeClock(now + timedelta(hours=3)))(asked).total == 0
