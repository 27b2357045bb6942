"""Errors as readers see them: what happened, what to do, and a way on; programs get JSON all the same."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.errors import TransientError
from unit.search.stub import Page, StubEngine, application, article, client

A_READER = {"Accept": "text/html"}


class Defective(StubEngine):
    """Meets what nobody expected."""

    def get(self, article_id: str) -> None:
        raise RuntimeError("a defect")


def gone() -> StubEngine:
    engine = StubEngine()
    engine.removed = {"a1"}
    return engine


BUSY = TransientError("the index is away", retry_after_s=7)
ERRORS = (
    (StubEngine(), "/nowhere", 404, "There is nothing at this address", "mistyped"),
    (StubEngine(), "/articles/a1", 404, "There is nothing at this address", "mistyped"),
    (gone(), "/articles/a1", 410, "This article was taken down", "Others may have reported the same"),
    (StubEngine(error=BUSY), "/articles/a1", 503, "cannot be shown right now", "The index is away"),
    (Defective(), "/articles/a1", 500, "Something went wrong here", "not your fault"),
)


@pytest.mark.parametrize(("engine", "path", "status", "heading", "says"), ERRORS)
def test_a_reader_is_told_what_happened_and_what_to_do(
    engine: StubEngine, path: str, status: int, heading: str, says: str
) -> None:
    reply = client(engine).get(path, headers=A_READER | {"X-Request-ID": "number-7"})
    page = Page(reply.text)
    assert reply.status_code == status and heading in page.text and says in page.text
    assert not [word for word in ("openapi", "/docs", "JSON", "Traceback") if word in page.text.partition("API")[0]]
    assert ("number-7" in page.text) is (status == 500)
    assert "/" in page.addresses and "/help" in page.addresses
    searches = [each for each in page.all("input") if each.get("name") == "q"]
    assert len(searches) == (2 if status in (404, 410) else 1)


@pytest.mark.parametrize(("engine", "path", "status", "heading", "says"), ERRORS)
def test_a_program_gets_json(engine: StubEngine, path: str, status: int, heading: str, says: str) -> None:
    reply = client(engine).get(path)
    assert reply.status_code == status and reply.headers["content-type"] == "application/problem+json"


def test_who_asks_too_often_is_told_how_long_to_wait() -> None:
    web = TestClient(application(Search(StubEngine(), SearchSettings(rate_limit=1), FakeChangeLog())))
    web.get("/help", headers=A_READER)
    reply = web.get("/help", headers=A_READER)
    assert reply.status_code == 429 and "Too many pages" in reply.text
    assert f"Wait {reply.headers['Retry-After']} seconds" in reply.text


def test_without_a_key_a_reader_is_told_of_it() -> None:
    web = TestClient(application(Search(StubEngine(), SearchSettings(read_needs_key=True), FakeChangeLog())))
    reply = web.get("/help", headers=A_READER)
    assert reply.status_code == 401 and "A key is needed here" in reply.text


def test_an_error_is_told_in_the_reader_s_language() -> None:
    page = Page(client(StubEngine()).get("/nowhere", headers=A_READER | {"Accept-Language": "fr"}).text)
    assert page.all("html") == [{"lang": "fr"}] and "rien à cette adresse" in page.text


def test_a_way_back_leads_nowhere_else() -> None:
    engine = StubEngine(article())
    reply = client(engine).get("http://testserver//evil.example/x", headers=A_READER)
    assert not [address for address in Page(reply.text).addresses if address.startswith("//")]
    assert "back=//" not in reply.text and "back=%2F%2F" not in reply.text
