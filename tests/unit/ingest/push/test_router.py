"""Articles are pushed over HTTP: who may, what is answered, and what is refused with which words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from fastapi import Request
from newswire_ingest.push.batch import Stop, Stopped
from newswire_ingest.router import pieces
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeArchive
from unit.ingest.push.desk import JSON, NDJSON, Desk, page, text


def test_one_article_is_answered_with_where_to_ask() -> None:
    desk = Desk()
    answer = desk.push(page())
    found = answer.json()
    assert (answer.status_code, found["state"]) == (202, "accepted")
    assert answer.headers["Location"] == found["capture"] == f"/v1/captures/{found['capture_id']}"
    assert desk.push(page()).json() == found | {"state": "known"}


def test_the_key_of_the_header_holds_and_its_quotes_do_not_count() -> None:
    desk = Desk()
    first = desk.push(text(), Idempotency_Key='"k1"').json()
    assert desk.push(text(), Idempotency_Key="k1").json()["capture_id"] == first["capture_id"]
    refused = desk.push(text(body="Another."), Idempotency_Key="k1")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "idempotency_key_used")
    assert desk.push(text(), Idempotency_Key="x" * 300).status_code == 422


def test_a_batch_is_answered_line_by_line() -> None:
    desk = Desk()
    whole = desk.push_lines(text(1), text(2), b"")
    assert (whole.status_code, whole.json()["accepted"], whole.json()["stopped"]) == (202, 2, None)
    mixed = desk.push_lines(text(1), b"{", page(3))
    assert mixed.status_code == 207
    assert [line["status"] for line in mixed.json()["lines"]] == [202, 422, 202]
    assert mixed.json()["lines"][1]["error"]["code"] == "invalid_article"


@pytest.mark.parametrize(("headers", "status"), [
    ({}, 401), ({"Authorization": "Bearer nw_0123456789ab_" + "x" * 43}, 401), ({"Authorization": "Basic eDp5"}, 401),
    ({"X-API-Key": "nonsense"}, 401), ({"Authorization": "Bearer"}, 401),
])  # fmt: skip
def test_without_a_key_nothing_is_taken(headers: dict[str, str], status: int) -> None:
    desk = Desk()
    desk.http.headers.pop("Authorization")
    answer = desk.http.post("/v1/articles", json=text(), headers=headers)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (status, "Bearer")
    assert answer.json()["error"]["message"].startswith("a key is needed")
    assert desk.archived == 0


def test_a_key_may_come_in_either_header_and_must_have_the_right() -> None:
    desk = Desk()
    desk.http.headers.pop("Authorization")
    assert desk.http.post("/v1/articles", json=text(), headers={"X-API-Key": desk.key}).status_code == 202
    reader = desk.new_key("reader", "search")
    assert desk.http.post("/v1/articles", json=text(), headers={"X-API-Key": reader}).status_code == 403
    assert desk.http.get("/v1/captures/1", headers={"X-API-Key": reader}).status_code == 403


def test_a_revoked_key_opens_nothing_more() -> None:
    desk = Desk()
    assert desk.push(text()).status_code == 202
    (key,) = desk.keys.all()
    desk.keys.revoke(key)
    assert desk.push(text()).status_code == 401


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/json5"])
def test_another_type_is_told_which_are_read(kind: str) -> None:
    answer = Desk().http.post("/v1/articles", content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == 415 and NDJSON in answer.json()["error"]["message"]


def test_what_is_packed_is_not_unpacked() -> None:
    assert Desk().push(text(), Content_Encoding="gzip").status_code == 415


@pytest.mark.parametrize("kind", [JSON["Content-Type"], NDJSON])
@pytest.mark.parametrize("is_stated", [True, False])
def test_a_request_that_is_too_large_is_read_no_further(kind: str, is_stated: bool) -> None:
    desk = Desk()

    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 1000

    content = b"x" * 30_000 if is_stated else endless()
    answer = desk.http.post("/v1/articles", content=content, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request_too_large")


def test_who_sends_nothing_more_loses_his_place() -> None:
    never = asyncio.Event()

    async def receive() -> dict[str, object]:
        await never.wait()
        raise AssertionError

    async def first() -> bytes | Stop:
        request = Request({"type": "http", "method": "POST", "headers": []}, receive)
        return await anext(pieces(request, 1000, silent_s=0.01))

    stop = asyncio.run(first())
    assert isinstance(stop, Stop) and stop.why is Stopped.SILENT


def test_more_lines_than_are_taken_are_told() -> None:
    answer = Desk().push_lines(*[text(n) for n in range(60)])
    assert (answer.status_code, answer.json()["accepted"]) == (207, 50)
    assert answer.json()["stopped"]["code"] == "too_many_lines"


def test_under_pressure_who_pushes_is_told_when_to_come_again() -> None:
    desk = Desk()
    desk.pressure.why = "5000 messages wait in enrich.live"
    for answer in (desk.push(text()), desk.push_lines(text())):
        assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0
        assert "5000 messages wait" in answer.json()["error"]["message"]
    assert desk.archived == 0


def test_what_is_away_is_told_as_away() -> None:
    desk = Desk()
    desk.publisher.fault = TransientError("Redis cannot be reached")
    one, many = desk.push(text()), desk.push_lines(text(2))
    assert (one.status_code, many.status_code) == (503, 503)
    assert int(one.headers["Retry-After"]) > 0 and int(many.headers["Retry-After"]) > 0


def test_a_batch_that_stops_half_way_says_which_lines_were_taken() -> None:
    desk = Desk(archive=FullDisk(room=2))
    desk.push_lines(text(1))
    answer = desk.push_lines(text(1), text(2), text(3), text(4))
    found = answer.json()
    assert answer.status_code == 207 and int(answer.headers["Retry-After"]) > 0
    assert [(line["line"], line["taken"]["state"]) for line in found["lines"]] == [(1, "known"), (2, "accepted")]
    assert found["stopped"]["code"] == "unavailable" and "disk" in found["stopped"]["message"]


class FullDisk(FakeArchive):
    """An archive that has room for some copies."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write_raw(self, capture: RawCapture) -> str:
        self.room -= 1
        if self.room < 0:
            raise TransientError("the disk is full")
        return super().write_raw(capture)


def test_who_finds_no_place_comes_again() -> None:
    desk = Desk()
    desk.application.state.pushes = desk.desk.settings.push_at_a_time
    answer = desk.push(text())
    assert answer.status_code == 503 and answer.headers["Retry-After"] and "others push" in answer.text
    desk.application.state.pushes = 0
    for _ in range(2 * desk.desk.settings.push_at_a_time):
        assert desk.push([]).status_code == 422
    assert desk.application.state.pushes == 0


def test_a_capture_is_told_as_it_stands() -> None:
    desk = Desk()
    taken = desk.push(text()).json()
    found = desk.http.get(taken["capture"]).json()
    assert (found["state"], found["article"], found["source"]) == ("enrich", None, "desk")
    assert set(found["times"]) == {"enrich"} and found["accepted_at"].endswith("Z")
    desk.ledger.advance(taken["capture_id"], Stage.INDEX)
    desk.ledger.advance(taken["capture_id"], End.INDEXED)
    found = desk.http.get(taken["capture"]).json()
    assert (found["state"], found["article"]) == ("indexed", f"/v1/articles/{taken['article_id']}")
    short = desk.push(text(2)).json()
    desk.ledger.advance(short["capture_id"], End.REJECTED, {"detail": "the body has 3"}, Reason.TOO_SHORT)
    found = desk.http.get(short["capture"]).json()
    assert (found["state"], found["reason"], found["detail"]) == ("rejected", "too short", "the body has 3")


def test_the_captures_of_another_source_are_not_told() -> None:
    desk = Desk()
    taken = desk.push(text()).json()
    other = desk.new_key("other")
    assert desk.http.get(taken["capture"], headers={"Authorization": f"Bearer {other}"}).status_code == 404
    assert desk.http.get("/v1/captures/none").status_code == 404


def test_where_pushing_is_not_set_up_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/nowhere")
    monkeypatch.delenv("NEWSWIRE_BROKER_URL", raising=False)
    desk = Desk()
    del desk.application.state.push_desk
    answer = desk.push(text())
    assert answer.status_code == 503 and "cannot be pushed here" in answer.json()["error"]["message"]
