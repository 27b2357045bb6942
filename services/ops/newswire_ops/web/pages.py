"""The pages that an operator sees: the status, a trace, what was rejected."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from newswire_shared.contracts.reasons import Reason

from newswire_ops.accounting.answers import RejectedChoice, rejected_answers
from newswire_ops.tracing.presentation import lines_of
from newswire_ops.web.access import PLACE, Seer
from newswire_ops.web.desk import OpenDesk
from newswire_ops.web.rendering import render
from newswire_ops.web.routing import OperatorRoute
from newswire_ops.web.view import view_of

SHOWN = 100  # rejected captures on a page, which is what can be taken in again at once; the export has all

router = APIRouter(route_class=OperatorRoute, include_in_schema=False)


@router.get(PLACE)
def status_page(request: Request, desk: OpenDesk, who: Seer) -> Response:
    """All at one look."""
    return render(request, "status.html", who=who, view=view_of(desk, who))


@router.get(f"{PLACE}/trace")
def trace_page(request: Request, desk: OpenDesk, who: Seer, what: Annotated[str, Query(max_length=2000)]) -> Response:
    """Where an article is, and what became of it."""
    asked = what.strip()
    traced = desk.trace(asked) if asked else None
    lines = [*lines_of(traced)] if traced else []
    return render(
        request, "trace.html", 200 if traced else 404, who=who, what=asked, lines=lines,
        page=traced.page if traced else "",
    )  # fmt: skip


@router.get(f"{PLACE}/rejected")
def rejected_page(request: Request, desk: OpenDesk, who: Seer, choice: Annotated[RejectedChoice, Query()]) -> Response:
    """What was rejected, the newest first."""
    found = [*rejected_answers(desk.stack.rejections, choice, SHOWN + 1)]
    return render(
        request, "rejected.html", who=who, choice=choice, reasons=[*Reason], found=found[:SHOWN],
        has_more=len(found) > SHOWN,
    )  # fmt: skip


@router.get(f"{PLACE}/rejected/export")
def rejected_export(desk: OpenDesk, who: Seer, choice: Annotated[RejectedChoice, Query()]) -> Response:
    """All of it as lines of JSON, as `newswire rejected --json` has them; each is sent as it is read."""
    found = rejected_answers(desk.stack.rejections, choice, None)
    lines = (each.model_dump_json(by_alias=True) + "\n" for each in found)
    first = [*islice(lines, 1)]  # before the answer begins: a Redis that is away is then told as on every page
    disposition = {"Content-Disposition": 'attachment; filename="rejected.jsonl"', "Cache-Control": "no-store"}
    return StreamingResponse(chain(first, lines), media_type="application/x-ndjson", headers=disposition)
