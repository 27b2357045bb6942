"""All of a search, as a table and as lines: nothing is capped, and what was cut off goes on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.web.feeds import exports
from newswire_shared.contracts.documents import ArticleDocument, Copy, Entity
from newswire_shared.contracts.errors import TransientError
from unit.search.stub import SEEN, StubEngine, article, client

MANY = 1234  # more than a page of an export, and than an answer of any other address


def made(number: int) -> ArticleDocument:
    return article(article_id=f"a{number:04}", first_seen_at=SEEN + timedelta(seconds=number), title=f"Ferry {number}")


@pytest.fixture(scope="session")
def api() -> Iterator[TestClient]:
    engine = InMemoryEngine({each.article.article_id: each for each in map(made, range(MANY))})
    yield client(engine)


def rows(api: TestClient, form: str, query: str = "") -> list[dict[str, str]]:
    answer = api.get(f"/v1/export.{form}?{query}")
    assert answer.status_code == 200
    if form == "csv":
        return [*csv.DictReader(io.StringIO(answer.text, newline=""))]
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_every_article_comes_once_the_first_seen_first(api: TestClient, form: str) -> None:
    found = rows(api, form, "q=ferry")
    assert [row["id"] for row in found] == [f"a{number:04}" for number in range(MANY)]
    assert {row["source"] for row in found} == {"news.example"}


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_what_was_cut_off_goes_on_behind_its_last_row(api: TestClient, form: str) -> None:
    first = rows(api, form)[:700]
    rest = rows(api, form, f"after={first[-1]['cursor']}")
    assert [row["id"] for row in (*first, *rest)] == [f"a{number:04}" for number in range(MANY)]


def test_a_search_chooses(api: TestClient) -> None:
    assert [row["id"] for row in rows(api, "ndjson", "q=17")] == ["a0017"]
    assert rows(api, "csv", "source=other.example") == []


def test_a_table_holds_what_a_list_shows_and_runs_nothing() -> None:
    entity = Entity(id="place:geneva", name="Geneva", type="place", salience=1, confidence=1)
    hostile = article(
        title='=HYPERLINK("https://evil.example";"x")', authors=("Ann Lee", "Bo, Jr."), entities=(entity,),
        section="@now", copy_of=Copy(duplicate_of="a2", kind="reprint", similarity=0.9),
    )  # fmt: skip
    [row] = rows(client(StubEngine(hostile)), "csv")
    assert row["title"] == '\'=HYPERLINK("https://evil.example";"x")' and row["section"] == "'@now"
    assert (row["authors"], row["entities"], row["copy_of"]) == ("Ann Lee; Bo, Jr.", "place:geneva", "a2")
    assert (row["published_at"], row["first_seen_at"]) == ("", SEEN.isoformat())


def test_errors_are_answered_before_the_first_row(api: TestClient) -> None:
    assert client(StubEngine(error=TransientError("away"))).get("/v1/export.csv").status_code == 503
    assert api.get("/v1/export.csv?after=nonsense").status_code == 400
    assert api.get("/v1/export.pdf").status_code == 422


def test_only_two_go_on_at_a_time_and_each_gives_its_place_back() -> None:
    api = client(StubEngine(article()))
    for _ in range(2):
        assert exports.AT_A_TIME.acquire(blocking=False), "those before gave theirs back"
    busy = api.get("/v1/export.csv")
    for _ in range(2):
        exports.AT_A_TIME.release()
    assert (busy.status_code, busy.headers["retry-after"]) == (503, "60")
    assert api.get("/v1/export.csv").status_code == 200
