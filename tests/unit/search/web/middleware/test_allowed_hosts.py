"""A name that a stranger's DNS could point here is not answered for, unless it is set."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from unit.search.stub import StubEngine, application, article


def status(asked: str, path: str = "/v1/search", hosts: str = "", host: str = "127.0.0.1") -> int:
    settings = SearchSettings(hosts=hosts, host=host)
    web = TestClient(application(Search(StubEngine(article()), settings, FakeChangeLog())))
    return int(web.get(path, headers={"Host": asked}).status_code)


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "192.0.2.7", "search:8080", "desk", "LOCALHOST."],
)
def test_addresses_and_names_without_a_dot_are_answered(host: str) -> None:
    assert status(host) == 200


STRANGERS = ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example"]


@pytest.mark.parametrize("host", STRANGERS)
def test_other_names_are_not_answered_unless_they_are_set(host: str) -> None:
    assert status(host) == status(host, "/") == 421
    assert status(host, "/health/ready") == 200
    name = host.partition(":")[0]
    assert status(host, hosts=f"news.example, {name.upper()}") == status(host, hosts="*") == 200
    assert status(host, hosts="news.example") == 421
    assert status("news.example", host="news.example") == 200


def test_who_is_not_answered_is_told_what_to_do() -> None:
    web = TestClient(application(Search(StubEngine(), SearchSettings(), FakeChangeLog())))
    error = web.get("/v1/search", headers={"Host": "news.example"}).json()["error"]
    assert "news.example" in error["message"] and "NEWSWIRE_SEARCH_HOSTS" in error["hint"]
