"""Only so many searches at a time; who gets no place is told to come again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient
from newswire_search.articles.ports import FoundArticles
from newswire_search.composition import Search
from newswire_search.query.article_query import Query
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from unit.search.stub import StubEngine, application, article


class SlowEngine(StubEngine):
    """Answers a search once it is let go."""

    def __init__(self) -> None:
        super().__init__(article())
        self.begun, self.let_go = threading.Event(), threading.Event()

    def search(self, query: Query) -> FoundArticles:
        self.begun.set()
        assert self.let_go.wait(300)
        return super().search(query)


def test_who_gets_no_place_is_told_to_come_again_and_the_others_are_answered() -> None:
    engine, settings = SlowEngine(), SearchSettings(at_a_time=1, wait_s=0)
    with (
        TestClient(application(Search(engine, settings, FakeChangeLog()))) as http,
        ThreadPoolExecutor() as pool,
    ):
        first = pool.submit(http.get, "/v1/search?q=one")
        assert engine.begun.wait(300)
        refused = http.get("/v1/search?q=two")
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "unavailable")
        assert int(refused.headers["Retry-After"]) > 0 and refused.headers["X-Request-ID"]
        assert "busy" in http.get("/search?q=two", headers={"Accept": "text/html"}).text
        assert http.get("/health/live").status_code == 200
        assert http.post("/v1/search", json={"q": "two"}).status_code == 503
        assert http.post("/v1/articles/x").status_code == 405, "what is sent elsewhere takes no place of a search"
        engine.let_go.set()
        assert first.result().status_code == 200
        assert http.get("/v1/search?q=three").status_code == 200
    assert [query.text for query in engine.asked if query.size] == ["one", "three"]


def test_who_waits_gets_the_next_place() -> None:
    engine, settings = SlowEngine(), SearchSettings(at_a_time=1, wait_s=60)
    with (
        TestClient(application(Search(engine, settings, FakeChangeLog()))) as http,
        ThreadPoolExecutor() as pool,
    ):
        asked = [pool.submit(http.get, f"/v1/search?q={n}") for n in range(5)]
        assert engine.begun.wait(300)
        engine.let_go.set()
        assert [each.result().status_code for each in asked] == [200] * 5
