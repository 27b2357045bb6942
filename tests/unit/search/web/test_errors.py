"""Errors: problems by RFC 9457, which say what may have been meant."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from newswire_search.alerts.request import AlertChange
from newswire_search.web.errors import explain
from pydantic import ValidationError
from unit.search.stub import StubEngine, article, client


def problem(address: str, method: str = "GET") -> dict[str, Any]:
    reply = client(StubEngine(article())).request(method, address)
    assert reply.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = reply.json()
    assert found["status"] == reply.status_code
    assert found["type"] == f"urn:newswire:error:{found['error']['code']}"
    assert found["detail"] == found["error"]["message"]
    return found


@pytest.mark.parametrize(
    ("address", "given", "meant"),
    [
        ("/v1/search?langauge=en", "langauge", "language"),
        ("/v1/search?lang=en", "lang", "language"),
        ("/v1/search?Source=a", "Source", "source"),
        ("/v1/search?sort=newst", "sort", "newest"),
        ("/v1/search?kind=breif", "kind", "brief"),
        ("/v1/search?copies=hid", "copies", "hide"),
        ("/v1/stories?minsize=2", "minsize", "min_size"),
        ("/v1/changes?sinc=1", "sinc", "since"),
        ("/v1/articles/a1?xyzzy=1", "xyzzy", None),
        ("/v1/articles/a1/linked-by?aftr=x", "aftr", "after"),
        ("/v1/stream?last-event-id=1", "last-event-id", "last_event_id"),
        ("/v1/feed.rss?sise=5", "sise", "size"),
        ("/v1/export.csv?untill=2020", "untill", "until"),
    ],
)
def test_what_may_have_been_meant_is_said(address: str, given: str, meant: str | None) -> None:
    found = problem(address)
    assert (found["status"], found["error"]["code"]) == (422, "invalid_parameter")
    [wrong] = found["errors"]
    assert (wrong["parameter"], wrong["did_you_mean"]) == (given, meant)
    assert ("did you mean" in found["detail"]) is (meant is not None)


def test_every_parameter_that_is_not_there_is_named() -> None:
    assert [wrong["parameter"] for wrong in problem("/v1/search?langauge=en&sauce=a")["errors"]] == [
        "langauge",
        "sauce",
    ]


def test_a_value_like_none_that_there_is_gets_no_suggestion() -> None:
    assert problem("/v1/search?sort=zzz")["errors"][0]["did_you_mean"] is None


@pytest.mark.parametrize("given", ["", "x", "-1", "1001", "1.5"])
def test_a_number_that_may_be_a_word_is_refused_by_its_own_name(given: str) -> None:
    found = problem(f"/v1/search?entities={given}")
    assert [wrong["parameter"] for wrong in found["errors"]] == ["entities"]
    assert found["detail"] == "entities: should be a number from 0 to 1000, or `all`"


def test_a_body_that_no_header_calls_json_says_which_is_missing() -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}  # as curl sends what it is given
    refused = client(StubEngine()).post("/v1/search", content=b'{"q": "ferry"}', headers=form)
    assert refused.status_code == 422 and "Content-Type: application/json" in refused.json()["detail"]


def test_a_list_is_called_so_and_not_as_python_calls_it() -> None:
    refused = client(StubEngine()).post("/v1/search", json={"source": "news.example"})
    assert refused.json()["detail"] == "source: should be a list"
    assert problem("/v1/search?" + "&entity=e" * 51)["detail"].startswith("entity: List should have at most 50 items")


def test_a_field_within_another_is_not_taken_for_that() -> None:
    with pytest.raises(ValidationError) as refused:
        AlertChange.model_validate({"search": {"langauge": "en", "xyzzy": 1}})
    faults = refused.value.errors()
    reply = explain(RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in faults]), ["search"])
    assert [(each.parameter, each.did_you_mean) for each in reply.errors] == [
        ("search.langauge", None), ("search.xyzzy", None),
    ]  # fmt: skip


def test_a_list_may_be_given_again_and_nothing_else() -> None:
    assert client(StubEngine()).get("/v1/search?source=a&source=b&language=en&language=hy").status_code == 200
    assert problem("/v1/search?size=1&size=2")["status"] == 400


def test_pages_pass_over_what_they_do_not_have() -> None:
    assert client(StubEngine()).get("/search?utm_source=mail").status_code == 200


def test_an_address_that_is_nearly_one_is_told() -> None:
    assert "Did you mean /v1/search?" in problem("/v1/serach")["error"]["hint"]
    assert "Did you mean" not in problem("/nowhere")["error"]["hint"]


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [("DELETE", "/v1/search", "GET, HEAD, POST"), ("POST", "/v1/articles/a1", "GET, HEAD"), ("POST", "/", "GET, HEAD")],
)
def test_a_method_that_is_not_there_names_those_there_are(method: str, address: str, allowed: str) -> None:
    reply = client(StubEngine()).request(method, address)
    assert (reply.status_code, reply.headers["Allow"]) == (405, allowed)
