"""A body of a search is read whole before the search takes a place, and only so much of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from fastapi.testclient import TestClient
from newswire_search.web.middleware.bounded_body import MOST_BYTES, BoundedBody
from starlette.types import Message, Receive, Scope, Send
from unit.search.stub import StubEngine, client


def pieces(number: int) -> Iterator[bytes]:
    yield b'{"q": "'
    yield from (b"x" for _ in range(number))
    yield b'"}'


def test_a_body_that_comes_in_pieces_is_one_search() -> None:
    engine = StubEngine()
    reply = client(engine).post("/v1/search", content=pieces(3), headers={"Content-Type": "application/json"})
    assert reply.status_code == 200 and engine.asked[0].text == "xxx"


def test_a_body_that_is_too_long_is_refused_before_it_is_held() -> None:
    engine = StubEngine()
    reply = client(engine).post("/v1/search", content=pieces(MOST_BYTES), headers={"Content-Type": "application/json"})
    assert reply.status_code == 413 and "at most 65536 bytes" in reply.json()["error"]["message"]
    assert engine.asked == []


def test_who_sends_nothing_is_let_go() -> None:
    sent = list[Message]()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("it has no body")

    async def silent() -> Message:
        return await asyncio.Future()

    async def keep(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/search",
        "headers": [],
        "query_string": b"",
        "app": None,
    }
    asyncio.run(BoundedBody(application, silent_s=0.0)(scope, silent, keep))
    assert sent[0]["status"] == 408


def test_what_is_no_search_goes_on_as_it_comes() -> None:
    http: TestClient = client(StubEngine())
    assert http.post("/v1/articles/x", content=b"y" * 2 * MOST_BYTES).status_code == 405
