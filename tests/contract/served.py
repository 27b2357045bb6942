"""The application as strangers meet it, for requests that a machine makes up from its own OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import schemathesis
from fastapi import FastAPI
from newswire_ingest.router import router
from newswire_search.changes.ports import LogBounds
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.reports import FakeReports
from newswire_search.web.application import create_application
from newswire_shared.contracts.changes import FIRST, Change, read_number
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
)
from unit.ingest.push.desk import NDJSON, Desk
from unit.search.alerts.world import AlertWorld
from unit.search.stub import ROUTERS

from contract.articles import document, store
from contract.engines import opened
from contract.newsroom import fill

EMBEDDED = {"memory": "memory", "embedded": "sqlite"}  # what needs no server
EXAMPLE = document("3f7c0a91d2", title="Minsk Group calls for a ceasefire")  # the id that the document gives as example
NEWEST = "1795793678414-0"


@schemathesis.serializer(NDJSON)
def one_line(ctx: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


class BusyChangeLog(FakeChangeLog):
    """A log in which something has always just happened, so that whoever listens hears at once."""

    def bounds(self) -> LogBounds:
        return LogBounds("0-0", NEWEST)

    def read(self, after: str, limit: int) -> Sequence[Change]:
        moment, count = read_number(after) or FIRST
        return [Change(f"{moment}-{count + 1}", "article", "taken-down", is_gone=True)]


@dataclass(frozen=True)
class Served:
    """An application over a filled engine, to which articles can be pushed with a key."""

    application: FastAPI
    key: str

    def holds(self, case: schemathesis.Case[Any]) -> None:
        """Ask what the case asks, and raise where the answer is not as the document says."""
        # What is an address, a date or a page of a list, no schema can say in full: words say it, with 422.
        left_out: list[Any] = [positive_data_acceptance]
        if case.operation.path == "/v1/stream":  # one text in OpenAPI 3.1; here each event would have to be one
            left_out.append(response_schema_conformance)
        # Any text is some lines: what is wrong with one is said of it.  A form sends its empty fields too.
        if case.media_type == NDJSON or "" in (case.query or {}).values() or _is_older(case.body):
            left_out.append(negative_data_rejection)
        headers = {"Authorization": f"Bearer {self.key}"}
        case.call_and_validate(headers=headers, excluded_checks=left_out, app=self.application)


def _is_older(body: object) -> bool:
    """Whether facets are asked for as before they had names, which is still taken and no longer described."""
    return isinstance(body, dict) and isinstance(body.get("facets"), bool)


@contextmanager
def served(kind: str, folder: Path) -> Iterator[Served]:
    """The application over an engine of a kind that needs no server."""
    desk = Desk(settings={})
    with opened(EMBEDDED[kind], folder, str) as engines:
        fill(engines.index)
        store(engines.index, EXAMPLE)
        search = Search(
            engines.search, SearchSettings(), BusyChangeLog(), alerts=lambda: AlertWorld().desk, reports=FakeReports()
        )
        application = create_application(search, (*ROUTERS, router))
        application.state.push_desk = desk.desk
        yield Served(application, desk.key)
