"""What the application says of itself in /openapi.json is so, for requests that a machine makes up from it.

`python -m benchmarks.api_contract` goes on for minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from examples import examples
from hypothesis import settings
from unit.ingest.push.desk import Desk

from contract.served import EMBEDDED, Served, served

SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", Desk(settings={}).application)  # alike over every engine
SCHEMA.config.max_stream_events = 1  # the first comes at once; for others somebody would have to index


@pytest.fixture(scope="module")
def applications(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Served]]:
    with ExitStack() as stack:
        yield [stack.enter_context(served(kind, tmp_path_factory.mktemp(kind))) for kind in EMBEDDED]


@SCHEMA.parametrize()
@settings(max_examples=examples(30), deadline=None, derandomize=True)
def test_answers_are_as_they_are_described(case: schemathesis.Case[Any], applications: list[Served]) -> None:
    # each request goes to one engine or the other, and always to the same one
    place = repr((case.path_parameters, case.query, case.headers)).encode("utf-8", "replace")
    applications[crc32(place) % len(applications)].holds(case)
