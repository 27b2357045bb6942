"""The operator's API: what the page shows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from newswire_shared.contracts.error_answers import documented
from pydantic import Field

from newswire_ops.accounting.answers import RejectedChoice, RejectedListAnswer, rejected_answers
from newswire_ops.operations.actions import KEPT
from newswire_ops.operations.answers import ActionsAnswer, action_answer
from newswire_ops.status.answers import StatusAnswer
from newswire_ops.tracing.answers import TraceAnswer, trace_answer
from newswire_ops.web.access import Caller
from newswire_ops.web.desk import Desk, OpenDesk

Address = Annotated[
    str, Query(description="Any address of it.", examples=["https://saltmere.example/pier"], max_length=2000)
]
TracedId = Annotated[str, Path(description="An article's id, or a capture's.", examples=["3f7c0a91d2"], max_length=200)]
Actions = Annotated[int, Query(ge=1, le=KEPT, description="Actions in the answer.")]

router = APIRouter(prefix="/v1", tags=["ops"])


class RejectedRequest(RejectedChoice):
    """A list of what was rejected."""

    size: int = Field(100, ge=1, le=1000, description="Captures in the answer.")


@router.get("/ops/status", summary="What is wrong, and how all goes", responses=documented(401, 503))
def ops_status(desk: OpenDesk, caller: Caller) -> StatusAnswer:
    """The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of sources and articles.
    The key needs the scope `read` or `operate`.
    """
    return desk.read_status()


@router.get("/ops/trace", summary="Where an article is, by its address", responses=documented(401, 404, 422, 503))
def ops_trace_of_address(desk: OpenDesk, caller: Caller, url: Address) -> TraceAnswer:
    """What became of an article, look by look, and whether a search finds it. The scopes are those of the status."""
    return _traced(desk, url)


@router.get("/ops/trace/{id}", summary="Where an article is", responses=documented(401, 404, 422, 503))
def ops_trace(desk: OpenDesk, caller: Caller, id: TracedId) -> TraceAnswer:
    """What became of an article, look by look, and whether a search finds it. The scopes are those of the status."""
    return _traced(desk, id)


@router.get("/ops/rejected", summary="What was rejected", responses=documented(401, 422, 503))
def ops_rejected(desk: OpenDesk, caller: Caller, asked: Annotated[RejectedRequest, Query()]) -> RejectedListAnswer:
    """Captures that were rejected, as far as their records are kept: a week, and the newest 50,000."""
    found = [*rejected_answers(desk.stack.rejections, asked, asked.size + 1)]
    return RejectedListAnswer(captures=tuple(found[: asked.size]), more=len(found) > asked.size)


@router.get("/ops/actions", summary="Who did what", responses=documented(401, 422, 503))
def ops_actions(desk: OpenDesk, caller: Caller, size: Actions = 100) -> ActionsAnswer:
    """What was done on the operator's page and over this API, the newest first; about a thousand are kept."""
    return ActionsAnswer(actions=tuple(map(action_answer, desk.actions.newest(size))))


def _traced(desk: Desk, what: str) -> TraceAnswer:
    traced = desk.trace(what)
    if traced is None:
        raise HTTPException(404, f"{what} was never accepted here, or its record has expired")
    return trace_answer(traced)
