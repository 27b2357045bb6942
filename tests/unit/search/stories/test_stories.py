"""Stories over HTTP and in a terminal, and what search tells of them beside each article."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from newswire_search.articles.responses import ArticleAnswer
from newswire_search.commands.stories import app
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.responses import StoryAnswer, StoryHead
from newswire_search.stories.survivors import MOST_STEPS, resolved
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import (
    ArticleDocument,
    Attribution,
    CeasedStory,
    Copy,
    IndexedStory,
    Relation,
    StoryEntity,
    StoryMerge,
)
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity.canonical import article_key
from newswire_shared.contracts.index_schema import story_id_of
from typer.testing import CliRunner, Result
from unit.search.stub import SEEN, StubEngine, article, client, entity, in_story, story

REPRINT = Copy(duplicate_of="a1", kind="reprint", similarity=0.97)
HOUR = timedelta(hours=1)


def newsroom(*more: IndexedStory) -> InMemoryEngine:
    """Two articles and a copy in one story, which took in another and is followed by a third."""
    articles = (
        in_story(article(published_at=SEEN, entities=(entity("Minsk"),)), "s1"),
        in_story(article(article_id="a2", title="The talks go on", published_at=SEEN + 2 * HOUR), "s1"),
        in_story(article(article_id="copy", title="Group meets", published_at=SEEN + HOUR), "s1", REPRINT),
        article(article_id="later", story="s2"),
    )
    stories = (
        story(
            entities=(StoryEntity(id="minsk", articles=2), StoryEntity(id="nobody", articles=1)),
            merges=(StoryMerge(at=SEEN, story="old", size=1),),
        ),
        story("s2", "Talks end", follows="s1", size=1, lead="later"),
        CeasedStory(id="old", version=2, survivor="s1"),
        *more,
    )
    return InMemoryEngine(by_id(*articles), {story_id_of(each): each for each in stories})


def by_id(*articles: ArticleDocument) -> dict[str, ArticleDocument]:
    return {each.article.article_id: each for each in articles}


def get(address: str, engine: NewsEngine | None = None) -> Any:
    reply = client(engine or newsroom()).get(address)
    assert reply.status_code == 200, reply.text
    return reply.json()


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
    engine.told.update({"s1": story(), "old": CeasedStory(id="old", version=1, survivor="s1")})
    assert get("/v1/articles/a1", engine)["story"] == {"id": "s1", "title": "Talks in Geneva", "size": 3}


def test_the_filter_by_story_takes_old_ids() -> None:
    assert get("/v1/search?story=old") | {"took_ms": 0} == get("/v1/search?story=s1") | {"took_ms": 0}
    assert get("/v1/search?story=s1")["total"] == 3
    assert get("/v1/search?story=s1&copies=hide")["total"] == 2
    assert get("/v1/search?story=nowhere")["total"] == 0


def test_an_article_tells_its_copies_and_what_it_is_related_to() -> None:
    relations = (Relation(id="gone", score=0.2, why="two rare words"), Relation(id="a2", score=0.9, why="same place"))
    engine = newsroom()
    engine = InMemoryEngine({**by_id(*engine.get_many(["a2", "copy"]).values()), "a1": article(relations=relations)})
    answer = get("/v1/articles/a1", engine)
    assert set(answer) == set(ArticleAnswer.model_fields)
    [copy] = answer["copies"]
    assert (copy["id"], copy["title"], copy["kind"], copy["similarity"]) == ("copy", "Group meets", "reprint", 0.97)
    told = [(r["id"], r["title"], r["score"], r["why"]) for r in answer["relations"]]
    assert told == [("a2", "The talks go on", 0.9, "same place"), ("gone", None, 0.2, "two rare words")]


def test_an_article_is_related_to_what_it_links_to_once_that_is_there() -> None:
    address = "saltmere.example/night-ferry"
    linking = article(links=(address, "saltmere.example/never-seen"))
    assert get("/v1/articles/a1", InMemoryEngine(by_id(linking)))["relations"] == []
    target = article(article_id=article_key(address), title="The night ferry")
    (found,) = get("/v1/articles/a1", InMemoryEngine(by_id(linking, target)))["relations"]
    assert (found["title"], found["why"]) == ("The night ferry", "the article links to it")


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


def test_stories_are_listed() -> None:
    answer = get("/v1/stories?min_size=1")
    assert set(answer) == {"total", "total_is_exact", "stories", "after", "match", "left_out"}
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
        ("/v1/stories?sort=best", 422, "sort: is not a parameter"), ("/v1/stories?since=soon", 422, "since: "),
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


def test_old_ids_lead_on_however_long_the_chain_and_never_for_good() -> None:
    chain = {str(n): str(n + 1) for n in range(MOST_STEPS - 1)}
    assert resolved(["0", "7", "x"], lambda ids: {i: chain[i] for i in ids if i in chain}) == {
        "0": str(MOST_STEPS - 1), "7": str(MOST_STEPS - 1), "x": "x",
    }  # fmt: skip
    circle = {"a": "b", "b": "a"}
    assert resolved(["a"], lambda ids: {i: circle[i] for i in ids})["a"] in circle


class Terminal:
    """Runs `newswire stories` over an engine."""

    def __init__(self, engine: NewsEngine) -> None:
        self.search = Search(engine, SearchSettings())

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(app, list(words), obj=self.search)


def test_json_is_what_the_api_gives() -> None:
    terminal = Terminal(newsroom())
    listed = [json.loads(line) for line in terminal.run("list", "--min-size", "1", "--json").stdout.splitlines()]
    assert listed == get("/v1/stories?min_size=1")["stories"]
    assert json.loads(terminal.run("show", "old", "--json").stdout) == get("/v1/stories/s1")


def test_the_beginning_of_an_id_is_enough_if_it_is_one_story_s() -> None:
    terminal = Terminal(newsroom())
    assert terminal.run("show", "ol", "--json").stdout == terminal.run("show", "s1", "--json").stdout, "an old one too"
    result = terminal.run("show", "s")
    assert result.exit_code == 2 and "s begins the ids of s1, s2" in result.stderr


def test_stories_for_people() -> None:
    terminal = Terminal(newsroom())
    lines = [line.strip() for line in terminal.run("list").stdout.splitlines() if line.strip()]
    assert lines == [
        "Talks in Geneva",
        "3 articles · 14 Oct 2020, 09:30 UTC to 14 Oct 2020, 11:30 UTC · news.example, wire.example",
        "Minsk", "s1", "1 story.",
    ]  # fmt: skip
    shown = terminal.run("show", "s1").stdout
    assert "followed by Talks end (s2)" in shown and "took in old on 14 Oct 2020" in shown
    assert "09:30  news.example  Minsk Group meets  (first to report)" in shown
    assert shown.index("reprint  news.example  Group meets") < shown.index("11:30  news.example  The talks go on")


def test_hostile_titles_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[2J[bold]x[/]\n\u202egnp"
    engine = InMemoryEngine(by_id(in_story(article(title=hostile, source=hostile), "s1")), {"s1": story(title=hostile)})
    terminal = Terminal(engine)
    for words in (["list"], ["show", "s1"]):
        shown = terminal.run(*words).stdout
        assert "\x1b[2J" not in shown and "\u202e" not in shown and "[bold]x[/]" in shown


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list", "--size", "0"], 2), (["list", "--since", "soon"], 2), (["list", "--nothing"], 2), (["show"], 2),
        (["list", "--since", "2021-01-01", "--until", "2020-01-01"], 2), (["show", "nope"], 1),
    ],
)  # fmt: skip
def test_exit_status(words: list[str], status: int) -> None:
    result = Terminal(newsroom()).run(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr


def test_an_engine_that_is_away_ends_with_1() -> None:
    engine = StubEngine(error=TransientError("the index cannot be reached"))
    engine.told["s1"] = story()
    result = Terminal(engine).run("show", "s1")
    assert (result.exit_code, result.stderr) == (1, "newswire stories show: the index cannot be reached\n")


@pytest.mark.parametrize("command", ["list", "show"])
def test_help_has_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"newswire stories {command} " in shown.stdout
