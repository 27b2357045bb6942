"""The page as it changes: each look is of who may see still, and nobody is asked for twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from newswire_ops.testing import FakeSessions
from newswire_ops.web import live
from newswire_shared.accounting.access_keys import Right
from unit.ops.web.page import Page


class Looks:
    """What ends a stream after so many looks."""

    def __init__(self, number: int) -> None:
        self.left = number

    @property
    def has_ended(self) -> bool:
        self.left -= 1
        return self.left < 0


@dataclass(slots=True)
class Asked(FakeSessions):
    """Sessions that count how often they are asked, and end with the last of those times."""

    times: int = 0
    lasts: int = 1000

    def key_of(self, digest: str) -> str | None:
        self.times += 1
        return FakeSessions.key_of(self, digest) if self.times <= self.lasts else None


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(live, "PAUSE_S", 0.0)
    return Page().is_sound()


def followed(page: Page, looks: int, lasts: int = 1000) -> tuple[list[str], Asked]:
    """The names of the events of so many looks, and the sessions that were asked."""
    browser = page.entered(Right.READ)
    asked = Asked(page.sessions.clock, page.sessions.begun, lasts=lasts)
    page.application.state.ops_desk = replace(page.desk, sessions=asked)
    page.application.state.streams = Looks(looks)
    lines = browser.get("/ops/live").text.splitlines()
    return [line.partition(": ")[2] for line in lines if line.startswith("event: ")], asked


@pytest.mark.parametrize("looks", [1, 3])
def test_a_visitor_is_asked_for_once_a_look(page: Page, looks: int) -> None:
    events, asked = followed(page, looks)
    assert events == ["look"] * looks and asked.times == looks


def test_whose_session_ends_sees_no_more(page: Page) -> None:
    events, _ = followed(page, 5, lasts=2)
    assert events == ["look", "look", "left"]
