"""Scripts of other origins: those of the list may ask, and no others."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.errors import TransientError, UsageError
from unit.search.stub import StubEngine, application

OURS, OTHERS = "https://news.example", "https://other.example"


def web(origins: str, engine: StubEngine | None = None) -> TestClient:
    search = Search(engine or StubEngine(), SearchSettings(origins=origins), FakeChangeLog())
    return TestClient(application(search), raise_server_exceptions=False)


def allowed(origins: str, origin: str, address: str = "/v1/search", engine: StubEngine | None = None) -> str | None:
    reply = web(origins, engine).get(address, headers={"Origin": origin})
    assert "access-control-allow-credentials" not in reply.headers
    found: str | None = reply.headers.get("access-control-allow-origin")
    return found


def asks_first(origins: str, origin: str) -> tuple[int, str]:
    asked = {"Origin": origin, "Access-Control-Request-Method": "GET",
             "Access-Control-Request-Headers": "authorization"}  # fmt: skip
    reply = web(origins).options("/v1/search", headers=asked)
    return reply.status_code, reply.headers["content-type"]


def test_no_other_origin_may_ask_unless_it_is_listed() -> None:
    assert allowed("", OURS) is None
    assert allowed(f"{OURS}/, https://third.example", OURS) == OURS
    assert allowed(OURS, OTHERS) is None
    assert allowed("*", OTHERS) == "*"


def test_a_browser_that_asks_first_is_told() -> None:
    assert asks_first(OURS, OURS)[0] == 200
    assert asks_first(OURS, OTHERS) == (400, "application/problem+json")
    assert asks_first("", OURS) == (405, "application/problem+json")


@pytest.mark.parametrize("error", [TransientError("away"), RuntimeError("a defect")])
def test_a_script_can_read_what_went_wrong(error: Exception) -> None:
    assert allowed(OURS, OURS, engine=StubEngine(error=error)) == OURS
    assert allowed(OURS, OURS, "/v1/search?size=0") == OURS


@pytest.mark.parametrize("origin", ["news.example", "https://news.example/path", "ftp://news.example", "null"])
def test_what_is_no_origin_is_refused_at_the_start(origin: str) -> None:
    with pytest.raises(UsageError, match="NEWSWIRE_SEARCH_ORIGINS"):
        web(origin)
