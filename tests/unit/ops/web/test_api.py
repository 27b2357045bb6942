"""The operator's API gives what the page shows, to whoever has a key for it."""

from __future__ import annotations

import json

import pytest
from newswire_ops.commands.doctor import app
from newswire_shared.accounting.access_keys import Right
from newswire_shared.running.checks import fine, odd, wrong
from typer.testing import CliRunner
from unit.ops.samples import operator_of
from unit.ops.web.page import ELSEWHERE, Page

STATUS = "/v1/ops/status"


@pytest.fixture
def page() -> Page:
    return Page().is_sound()


def test_the_findings_come_worst_first_with_their_place_in_the_runbook(page: Page) -> None:
    page.stack.heartbeats.leave("index@desk", "desk")
    page.ticks.ages.pop("index")
    page.beat("beat@other", "other")
    found = page.browser().get(STATUS).json()["findings"]
    assert [(each["check"], each["level"]) for each in found[:3]] == [
        ("workers", "wrong"), ("clock", "odd"), ("redis", "fine"),
    ]  # fmt: skip
    assert found[0] == {
        "check": "workers", "level": "wrong", "found": "no worker of index beats on any machine",
        "advice": "start them: `newswire worker GROUP`, or look at their logs",
        "runbook": "docs/runbook.md#adding-workers",
    }  # fmt: skip


def test_the_doctor_prints_the_same_objects(page: Page) -> None:
    findings = [fine("clock", "it ticks"), wrong("workers", "none", "start one"), odd("disk", "full", "make room")]
    done = CliRunner().invoke(app, ["--json"], obj=operator_of(page.stack, lambda: findings))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["level"] for line in lines] == ["fine", "wrong", "odd"]
    assert {*lines[0]} == {*page.browser().get(STATUS).json()["findings"][0]}


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
