"""The operator's API gives what the page shows, to whoever has a key for it."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from newswire_ops.commands.doctor import app
from newswire_ops.router import held_by
from newswire_shared.accounting.access_keys import Right
from newswire_shared.contracts.identity import key_of
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.running.checks import fine, odd, wrong
from starlette.datastructures import State
from typer.testing import CliRunner
from unit.ops.samples import accept, operator_of
from unit.ops.web.page import ELSEWHERE, Page

STATUS = "/v1/ops/status"


@pytest.fixture
def page() -> Page:
    return Page().is_sound()


def test_the_findings_come_worst_first_with_their_place_in_the_runbook(page: Page, operating: TestClient) -> None:
    page.stack.heartbeats.leave("index@desk", "desk")
    page.ticks.ages.pop("index")
    page.beat("beat@other", "other")
    found = operating.get(STATUS).json()["findings"]
    assert [(each["check"], each["level"]) for each in found[:3]] == [
        ("workers", "wrong"), ("clock", "odd"), ("redis", "fine"),
    ]  # fmt: skip
    assert found[0] == {
        "check": "workers", "level": "wrong", "found": "no worker of index beats on any machine",
        "advice": "start them: `newswire worker GROUP`, or look at their logs",
        "runbook": "docs/runbook.md#adding-workers",
    }  # fmt: skip


def test_the_doctor_prints_the_same_objects(page: Page, operating: TestClient) -> None:
    findings = [fine("clock", "it ticks"), wrong("workers", "none", "start one"), odd("disk", "full", "make room")]
    done = CliRunner().invoke(app, ["--json"], obj=operator_of(page.stack, lambda: findings))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["level"] for line in lines] == ["fine", "wrong", "odd"]
    assert {*lines[0]} == {*operating.get(STATUS).json()["findings"][0]}


@pytest.mark.parametrize(
    ("rights", "status"), [([], 401), ([Right.PUSH], 401), ([Right.READ], 200), ([Right.OPERATE], 200)]
)
def test_a_key_with_a_scope_of_the_page_is_needed(page: Page, rights: list[Right], status: int) -> None:
    headers = {"Authorization": f"Bearer {page.key(*rights)}"} if rights else {}
    answer = page.browser(ELSEWHERE).get(STATUS, headers=headers)
    assert answer.status_code == status
    assert status == 200 or "newswire keys add" in answer.json()["detail"]


def test_a_revoked_key_opens_nothing(page: Page) -> None:
    headers = {"X-API-Key": page.key(Right.READ)}
    page.revoke()
    assert page.browser().get(STATUS, headers=headers).status_code == 401


@pytest.fixture
def operating(page: Page) -> TestClient:
    """A program with a key for everything here."""
    program = page.browser(ELSEWHERE)
    program.headers.update({"Authorization": f"Bearer {page.key(Right.OPERATE)}", "Accept": "application/json"})
    return program


def test_a_program_acts_as_a_person_does_and_is_noted(page: Page, operating: TestClient) -> None:
    done = operating.post("/v1/ops/stages/index/pause", params={"why": "moving"})
    assert (done.status_code, done.json()) == (200, {"outcome": "it is paused: moving (edna)"})
    assert operating.get(STATUS).json()["stages"][2]["paused"] == "moving (edna)"
    assert operating.post("/v1/ops/stages/index/resume").json() == {"outcome": "it goes on"}
    assert [(each["who"], each["what"]) for each in operating.get("/v1/ops/actions").json()["actions"]] == [
        ("edna", "resume"), ("edna", "pause"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "action",
    [
        "stages/index/pause?why=x",
        "stages/index/resume",
        "dead/replay?stage=a&fingerprint=b",
        "rejected/replay?source=a",
    ],
)
def test_a_key_that_sees_does_not_act(page: Page, action: str) -> None:
    reading = {"Authorization": f"Bearer {page.key(Right.READ)}"}
    refused = page.browser(ELSEWHERE).post(f"/v1/ops/{action}", headers=reading)
    assert (refused.status_code, page.actions.noted) == (403, [])
    assert page.browser(ELSEWHERE).post(f"/v1/ops/{action}").status_code == 401


def test_what_was_rejected_is_answered_and_taken_in_again(page: Page, operating: TestClient) -> None:
    names = [accept(page.memory, name, end=End.REJECTED, reason=Reason.TOO_SHORT) for name in ("a", "b")]
    accept(page.memory, "c", end=End.REJECTED, reason=Reason.GONE)
    found = operating.get("/v1/ops/rejected", params={"reason": "too short", "size": 1}).json()
    assert found["more"] and found["captures"][0]["may_be_overruled"]
    assert operating.post("/v1/ops/rejected/replay").status_code == 400
    assert operating.post("/v1/ops/rejected/replay", params={"source": "saltmere", "though": True}).status_code == 400
    done = operating.post("/v1/ops/rejected/replay", params={"reason": "too short", "though": True})
    assert done.json() == {"outcome": "2 taken in again"}
    assert {page.stack.ledger.record(name).state for name in names} == {"fetch"}  # type: ignore[union-attr]
    assert operating.get("/v1/ops/rejected", params={"reason": "nonsense"}).status_code == 422


def test_an_article_is_traced_by_its_id_and_its_address(page: Page, operating: TestClient) -> None:
    url = "https://saltmere.example/pier"
    capture = accept(page.memory, "pier", end=End.REJECTED, reason=Reason.TOO_SHORT, key=key_of(url))
    article = page.stack.ledger.record(capture).article_id  # type: ignore[union-attr]
    by_id = operating.get(f"/v1/ops/trace/{article}").json()
    assert by_id["looks"][0]["capture_id"] == capture and by_id["looks"][0]["reason"] == "too short"
    assert (by_id["searchable"], by_id["why_not"]) == (None, "no index is asked in this test")
    assert operating.get(f"/v1/ops/trace/{capture}").json() == by_id
    assert operating.get("/v1/ops/trace", params={"url": url}).json() == by_id
    assert operating.get("/v1/ops/trace/nobody").status_code == 404
    assert operating.get("/v1/ops/trace", params={"url": "https://saltmere.example/none"}).status_code == 404


def test_whether_a_search_finds_it_is_asked_of_the_engine_that_searches(page: Page) -> None:
    state = page.application.state
    assert held_by(state) == state.use_cases.engine.get
    assert held_by(State()) is None
