"""HEAD wherever there is a GET."""

from __future__ import annotations

import pytest
from unit.search.newsroom import newsroom
from unit.search.stub import StubEngine, article, client

ADDRESSES = (
    "/", "/articles/a1", "/stories", "/stories/s1", "/v1/search", "/v1/articles/a1", "/v1/articles/a1/linked-by",
    "/v1/stories", "/v1/stories/s1", "/v1/changes", "/v1/feed.rss", "/v1/feed.atom", "/v1/feed.json", "/v1/export.csv",
    "/v1/export.ndjson", "/health/live", "/health/ready", "/openapi.json", "/v1/nowhere", "/v1/search?size=0",
)  # fmt: skip
OWN = {"x-request-id", "date"}  # another each time


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_answered_as_get_without_its_body(address: str) -> None:
    web = client(newsroom())
    head, whole = web.head(address), web.get(address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers.keys() == whole.headers.keys()
    names = head.headers.keys() - OWN - ({"content-length"} if "search" in address else set())  # took_ms differs
    assert {name: head.headers[name] for name in names} == {name: whole.headers[name] for name in names}


def test_head_of_a_stream_ends() -> None:
    assert client(newsroom()).head("/v1/stream").headers["content-type"].startswith("text/event-stream")


def test_head_of_exports_leaves_their_places_free() -> None:
    web = client(newsroom())
    assert [web.head("/v1/export.csv").status_code for _ in range(4)] == [200] * 4


def test_an_etag_holds_for_head_too() -> None:
    web = client(StubEngine(article()))
    tag = web.head("/v1/feed.rss").headers["ETag"]
    assert web.head("/v1/feed.rss", headers={"If-None-Match": tag}).status_code == 304
