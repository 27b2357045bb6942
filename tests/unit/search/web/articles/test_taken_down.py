"""What was taken down is gone, for programs and for people, and named by nothing that is left."""

from __future__ import annotations

from newswire_shared.contracts.documents import Relation
from unit.search.stub import StubEngine, article, client


def taken_down(*ids: str) -> StubEngine:
    engine = StubEngine()
    engine.removed.update(ids)
    return engine


def test_a_program_is_told_by_a_problem_of_rfc_9457() -> None:
    reply = client(taken_down("a1")).get("/v1/articles/a1")
    assert (reply.status_code, reply.headers["content-type"]) == (410, "application/problem+json")
    found = reply.json()
    assert {name: found[name] for name in ("type", "title", "status")} == {
        "type": "urn:newswire:error:gone", "title": "Gone", "status": 410
    }  # fmt: skip
    assert found["detail"] == found["error"]["message"] == "The article 'a1' was taken down."
    assert found["error"]["code"] == "gone"
    assert client(taken_down("a1")).get("/v1/articles/a2").status_code == 404


def test_a_person_is_shown_a_page() -> None:
    reply = client(taken_down("a1")).get("/articles/a1", headers={"Accept": "text/html"})
    assert reply.status_code == 410 and "This article was taken down" in reply.text


def test_no_article_names_it_as_related() -> None:
    relations = tuple(Relation(id=name, score=1.0, why="a shared name") for name in ("gone", "later"))
    engine = StubEngine(article(relations=relations))
    engine.removed.add("gone")
    found = client(engine).get("/v1/articles/a1").json()["relations"]
    assert [relation["id"] for relation in found] == ["later"]
