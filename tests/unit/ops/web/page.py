"""The operator's page over a stack in memory, in the one HTTP application."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from newswire_ops.composition.desk import RUNBOOK, OperatorDesk
from newswire_ops.observation.checks import CheckRules
from newswire_ops.router import router
from newswire_ops.status.answers import StatusLinks
from newswire_ops.status.make_status import Aims
from newswire_ops.status.read_status import ReadStatus
from newswire_ops.testing import FakeActionLog, FakeSessions, FakeStackReader, FakeTroubles, stack_over
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_shared.accounting.access_keys import AccessKey, Right, new_key
from newswire_shared.accounting.heartbeats import Pulse
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.testing import FakeTicks, Memory
from unit.search.stub import ROUTERS, StubEngine

HERE = ("127.0.0.1", 50_000)
ELSEWHERE = ("192.0.2.7", 50_000)
SITE = "http://127.0.0.1:8080"
_FORM = re.compile(r'name="form" value="([0-9a-f]+)"')


def no_index(article_id: str) -> ArticleDocument | None:
    raise UsageError("no index is asked in this test")


@dataclass
class Page:
    """A page with its state."""

    memory: Memory = field(default_factory=Memory)
    folder: Path = Path("nowhere")
    flower: str | None = "http://127.0.0.1:5555"
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.ticks = FakeTicks()
        stack = replace(stack_over(self.memory, SharedSettings(data_dir=self.folder)), ticks=self.ticks)
        self.reader = FakeStackReader(stack, at_ms=self.memory.clock.now_ms())
        self.stack = replace(stack, read=self.reader)
        self.reader.stack = self.stack
        self.troubles, self.actions = FakeTroubles(self.memory), FakeActionLog(self.memory.clock)
        self.sessions = FakeSessions(self.memory.clock)
        aims = Aims(CheckRules(5000), 60.0, StatusLinks(flower=self.flower, runbook=RUNBOOK))
        status = ReadStatus(self.reader, self.troubles, self.stack.rejections, aims, lambda: self.seconds)
        self.desk = OperatorDesk(self.stack, status, self.troubles, self.actions, self.sessions, no_index)
        search = Search(StubEngine(), SearchSettings(), FakeChangeLog())
        self.application = create_application(search, (*ROUTERS, router))
        self.application.state.ops_desk = self.desk

    def is_sound(self) -> Page:
        """All workers beat, and the clock ticks."""
        self.stack.epoch.begin()
        self.ticks.ages |= {group.name: 1.0 for group in GROUPS}
        for node in (*(group.name for group in GROUPS), "beat"):
            self.beat(f"{node}@desk")
        return self

    def beat(self, node: str, machine: str = "desk", **told: Any) -> None:
        given = {
            "release": "1.0", "clock_ms": self.memory.clock.now_ms(), "up_s": 500.0, "idle_s": 1.0,
            "disk_free": 10**12, **told,
        }  # fmt: skip
        self.stack.heartbeats.beat(Pulse(node=node, machine=machine, **given))

    def key(self, *rights: Right, name: str = "edna") -> str:
        """Make a key, and give its text."""
        made, text = new_key(name, name, rights)
        self.stack.access_keys.add(made)
        return text

    def revoke(self, name: str = "edna") -> AccessKey:
        return self.stack.access_keys.revoke(next(key for key in self.stack.access_keys.all() if key.name == name))

    def browser(self, client: tuple[str, int] = HERE, site: str = SITE) -> TestClient:
        """A browser that keeps cookies and follows nothing by itself."""
        return TestClient(
            self.application, base_url=site, client=client, follow_redirects=False, headers={"Accept": "text/html"},
            raise_server_exceptions=False,
        )  # fmt: skip

    def entered(self, *rights: Right, client: tuple[str, int] = ELSEWHERE, name: str = "edna") -> TestClient:
        """A browser that is logged in."""
        browser = self.browser(client)
        done = press(browser, "/ops/login", "/ops/login", key=self.key(*rights, name=name))
        assert done.status_code == 303, done.text
        return browser


def press(browser: TestClient, page: str, action: str, **fields: str) -> Any:
    """Open a page, and send a form of it."""
    found = _FORM.search(browser.get(page).text)
    return browser.post(action, data={"form": found[1] if found else "", **fields})
