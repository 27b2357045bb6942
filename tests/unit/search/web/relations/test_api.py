"""What is around an article, over HTTP: typed, scored, with the reason in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from newswire_search.relations.responses import RELATION_TYPES
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Copy, Relation, StoredRecord
from newswire_shared.contracts.links import LinkEdge
from unit.search.newsroom import by_id, newsroom
from unit.search.stub import SEEN, article, client, entity, in_story, story


def around(engine: InMemoryEngine, article_id: str = "a1", parameters: str = "") -> Any:
    reply = client(engine).get(f"/v1/articles/{article_id}/related?{parameters}")
    assert reply.status_code == 200, reply.text
    return reply.json()


def briefly(told: Any) -> list[tuple[str, str, float, str]]:
    return [(each["type"], each["article"]["id"], each["score"], each["why"]) for each in told["related"]]


def test_copies_story_and_the_stories_before_and_after_come_with_their_reasons() -> None:
    told = around(newsroom(), "a1")
    assert briefly(told) == [
        ("copy", "copy", 0.97, "a copy of this (reprint), 97% alike"),
        ("same_story", "a2", 0.0, "same story"),
        ("same_story", "copy", 0.0, "same story"),
        ("story_followed_by", "later", 0.0, "its story goes on from this one's: Talks end"),
    ]
    assert told["totals"] == dict.fromkeys(RELATION_TYPES, 0) | {"copy": 1, "same_story": 2, "story_followed_by": 1}


def test_a_copy_names_what_it_copies_and_a_later_story_the_one_before() -> None:
    assert briefly(around(newsroom(), "copy", "type=copy_of")) == [
        ("copy_of", "a1", 0.97, "this is a copy of it (reprint), 97% alike")
    ]
    assert briefly(around(newsroom(), "later", "type=story_follows")) == [
        ("story_follows", "a1", 0.0, "its story went before this one's: Talks in Geneva")
    ]


def test_the_score_is_the_share_of_entities_that_both_name_and_the_reason_names_them() -> None:
    named = {"a1": ("Anna", "Boris", "Clara"), "a2": ("Boris", "Dora")}
    pair = [
        in_story(article(article_id=name, entities=tuple(map(entity, names)), published_at=SEEN), "s1")
        for name, names in named.items()
    ]
    told = around(InMemoryEngine(by_id(*pair), {"s1": story()}), "a1", "type=same_story")
    assert briefly(told) == [("same_story", "a2", 0.5, "same story; both name Boris")]
    assert told["related"][0]["measure"] == "entities"


def test_linking_and_links_both_ways() -> None:
    own = article(relations=(Relation(id="far", score=0.2, why="names Ani"), Relation(id="near", score=0.4, why="x")))
    others = [article(article_id=name, title=name) for name in ("far", "near", "target", "source")]
    edges = {"a1": [LinkEdge("a1", "target", "u", 1)], "source": [LinkEdge("source", "a1", "v", 2)]}
    told = around(InMemoryEngine(by_id(own, *others), links=edges))
    assert briefly(told) == [
        ("related", "near", 0.4, "x"), ("related", "far", 0.2, "names Ani"),
        ("links_to", "target", 0.0, "this links to it"), ("linked_by", "source", 0.0, "it links to this"),
    ]  # fmt: skip


def test_each_type_is_bounded_and_its_total_says_how_many_there_are() -> None:
    copy = Copy(duplicate_of="a1", kind="edit", similarity=0.9)
    copies = [article(article_id=f"c{n:02}", copy_of=copy, published_at=SEEN + timedelta(n)) for n in range(30)]
    told = around(InMemoryEngine(by_id(article(), *copies)), "a1", "size=3&type=copy&type=related")
    assert ([each["article"]["id"] for each in told["related"]], told["totals"]) == (
        ["c00", "c01", "c02"], {"copy": 30, "related": 0},
    )  # fmt: skip


@pytest.mark.parametrize("parameters", ["size=0", "size=51", "type=cousin"])
def test_what_cannot_be_asked_is_refused(parameters: str) -> None:
    assert client(newsroom()).get(f"/v1/articles/a1/related?{parameters}").status_code == 422


def test_around_what_is_not_there_is_nothing() -> None:
    gone = StoredRecord(kind="takedown", name="a9", revision=1, record={"why": "asked"})
    engine = InMemoryEngine({}, people={("takedown", "a9"): gone})
    assert client(engine).get("/v1/articles/a9/related").status_code == 410
    assert client(engine).get("/v1/articles/a8/related").status_code == 404
