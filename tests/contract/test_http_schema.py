"""What the application says of itself in /openapi.json is so, for requests that a machine makes up from it."""

from __future__ import annotations

from typing import Any

import schemathesis
from examples import examples
from hypothesis import settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from unit.ingest.push.desk import NDJSON, Desk

DESK = Desk(settings={})
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", DESK.application)


@schemathesis.serializer(NDJSON)
def one_line(ctx: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@SCHEMA.parametrize()
@settings(max_examples=examples(50), deadline=None, derandomize=True)
def test_answers_are_as_they_are_described(case: schemathesis.Case[Any]) -> None:
    # What is an address, a date or a page of a list, no schema can say in full: words say it, with 422.
    checks: list[Any] = [positive_data_acceptance]
    if case.media_type == NDJSON:  # any text is some lines: what is wrong with one is said of it
        checks.append(negative_data_rejection)
    case.call_and_validate(headers={"Authorization": f"Bearer {DESK.key}"}, excluded_checks=checks)
