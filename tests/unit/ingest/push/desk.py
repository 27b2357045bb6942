"""A desk that articles are pushed to, over a state in memory, and the application that serves it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response
from newswire_ingest.composition import PushDesk
from newswire_ingest.router import router
from newswire_ingest.settings import IngestSettings
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_shared.accounting.access_keys import new_key
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.settings import load
from newswire_shared.testing import (
    FakeAccessKeys,
    FakeArchive,
    FakeClock,
    FakeLedger,
    FakePressure,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)
from unit.search.stub import ROUTERS, StubEngine, article

SMALL = {
    "NEWSWIRE_INGEST_PAGE_BYTES": "2000", "NEWSWIRE_INGEST_PUSH_REQUEST_BYTES": "20000",
    "NEWSWIRE_INGEST_PUSH_LINES": "50",
}  # fmt: skip
NDJSON = "application/x-ndjson"


def text(n: int = 1, **fields: object) -> dict[str, object]:
    """A finished text."""
    return {"url": f"https://desk.example/news/{n}", "title": f"Ferry {n}", "body": f"The ferry {n} is late."} | fields


def page(n: int = 1, **fields: object) -> dict[str, object]:
    """A page."""
    return {"url": f"https://desk.example/news/{n}", "html": f"<html><p>Łódź {n}</p></html>"} | fields


@dataclass
class Desk:
    """The desk, what it is built from, and a client with a key of the source `desk`."""

    memory: Memory = field(default_factory=lambda: Memory(FakeClock()))
    archive: FakeArchive = field(default_factory=FakeArchive)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    pressure: FakePressure = field(default_factory=FakePressure)
    settings: Mapping[str, str] = field(default_factory=lambda: SMALL)

    def __post_init__(self) -> None:
        self.ledger, self.registry = FakeLedger(self.memory), FakeUrlRegistry(self.memory)
        self.keys = FakeAccessKeys(self.memory)
        self.desk = PushDesk(
            load(IngestSettings, self.settings), self.ledger, self.registry, self.archive, self.publisher,
            self.pressure, self.keys, self.memory.clock,
        )  # fmt: skip
        application = create_application(
            Search(StubEngine(article()), SearchSettings(), FakeChangeLog()), (*ROUTERS, router)
        )
        application.state.push_desk = self.desk
        self.application = application
        self.key = self.new_key("desk")
        self.http = TestClient(application, headers={"Authorization": f"Bearer {self.key}"})

    def new_key(self, source: str, *rights: str) -> str:
        """The text of a key of a source."""
        key, secret = new_key(f"{source}-cms", source, rights or ("push",))
        self.keys.add(key)
        return secret

    def push(self, given: object, **headers: str) -> Response:
        """Push one article."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: Response = self.http.post("/v1/articles", content=json.dumps(given), headers=JSON | named)
        return answer

    def push_lines(self, *given: object, **headers: str) -> Response:
        """Push a batch; bytes are sent as they are."""
        lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in given]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        headers_of = {"Content-Type": NDJSON} | named
        answer: Response = self.http.post("/v1/articles", content=b"\n".join(lines), headers=headers_of)
        return answer

    def record(self, answer: dict[str, Any]) -> CaptureRecord:
        """The record of a capture that was answered."""
        record = self.ledger.record(answer["capture_id"])
        assert record is not None
        return record

    @property
    def archived(self) -> int:
        """How many copies were written."""
        return len(self.archive._copies)


JSON = {"Content-Type": "application/json"}
