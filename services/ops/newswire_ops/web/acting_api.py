"""What programs may do as an operator does.  All stands in the address: no body is read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from newswire_shared.contracts.error_answers import documented
from newswire_shared.contracts.reasons import Stage
from pydantic import Field

from newswire_ops.accounting.answers import RejectedChoice
from newswire_ops.accounting.rejected import RejectionFilter
from newswire_ops.operations.answers import OutcomeAnswer
from newswire_ops.operations.operate import WHY_CHARACTERS
from newswire_ops.web.access import OperatingCaller
from newswire_ops.web.desk import OpenDesk

router = APIRouter(prefix="/v1", tags=["ops"])
ERRORS = documented(400, 401, 403, 422, 503)
Why = Annotated[
    str, Query(description="Why, for others.", examples=["moving the cluster"], min_length=1, max_length=WHY_CHARACTERS)
]


class Readmission(RejectedChoice):
    """Which rejected captures are taken in again."""

    capture: str | None = Field(
        None, description="Only the capture of this id, or those whose ids begin so.", examples=["5b1f0c2a9d7e"],
        min_length=1, max_length=64,
    )  # fmt: skip
    though: bool = Field(
        False, description="Although they are too short or no article; else by the rules as they are now."
    )


@router.post("/ops/stages/{stage}/pause", summary="Pause a stage", responses=ERRORS)
def ops_pause(desk: OpenDesk, caller: OperatingCaller, stage: Stage, why: Why) -> OutcomeAnswer:
    """Let a stage take nothing more; what comes waits. The key needs the scope `operate`, as for every action."""
    return OutcomeAnswer(outcome=desk.operate.pause(caller.name, stage, why))


@router.post("/ops/stages/{stage}/resume", summary="Let a stage go on", responses=ERRORS)
def ops_resume(desk: OpenDesk, caller: OperatingCaller, stage: Stage) -> OutcomeAnswer:
    """Let a paused stage go on, within about ten seconds."""
    return OutcomeAnswer(outcome=desk.operate.resume(caller.name, stage))


@router.post("/ops/dead/replay", summary="Replay dead letters", responses=ERRORS)
def ops_replay(
    desk: OpenDesk,
    caller: OperatingCaller,
    stage: Annotated[str, Query(description="As the status names it.", examples=["enrich"], max_length=100)],
    fingerprint: Annotated[str, Query(description="As the status names it.", examples=["6d4d8c93"], max_length=100)],
) -> OutcomeAnswer:
    """Send the letters of one kind of error back to where they died, the newest hundred."""
    return OutcomeAnswer(outcome=desk.operate.replay(caller.name, stage, fingerprint))


@router.post("/ops/rejected/replay", summary="Take in again what was rejected", responses=ERRORS)
def ops_readmit(desk: OpenDesk, caller: OperatingCaller, asked: Annotated[Readmission, Query()]) -> OutcomeAnswer:
    """Send captures back to the stage that rejected them, the newest hundred of those that are chosen.

    A reason, a source or a capture has to be given.
    """
    choice = RejectionFilter(asked.reason, asked.source, asked.capture)
    return OutcomeAnswer(outcome=desk.operate.readmit(caller.name, choice, asked.since_ms, asked.though))
