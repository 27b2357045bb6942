"""What the page's buttons do.  What came of it stands at the top of the page that follows, and in the log."""

from __future__ import annotations

from contextlib import suppress

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from newswire_shared.contracts.errors import UsageError

from newswire_ops.accounting.names import reason_named, stage_named
from newswire_ops.accounting.rejected import RejectionFilter
from newswire_ops.accounting.spans import since_ms
from newswire_ops.web.access import PLACE, Operator
from newswire_ops.web.desk import OpenDesk
from newswire_ops.web.forms import OwnForm
from newswire_ops.web.routing import OperatorRoute

router = APIRouter(route_class=OperatorRoute, include_in_schema=False)


@router.post(f"{PLACE}/pause")
def pause_stage(desk: OpenDesk, who: Operator, fields: OwnForm) -> Response:
    """Let a stage take nothing more."""
    desk.operate.pause(who.name, stage_named(fields.get("stage", "")), fields.get("why", ""))
    return _back()


@router.post(f"{PLACE}/resume")
def resume_stage(desk: OpenDesk, who: Operator, fields: OwnForm) -> Response:
    """Let it go on."""
    desk.operate.resume(who.name, stage_named(fields.get("stage", "")))
    return _back()


@router.post(f"{PLACE}/replay")
def replay(desk: OpenDesk, who: Operator, fields: OwnForm) -> Response:
    """Send dead letters of one kind back."""
    with suppress(UsageError):  # it stands in the log: somebody else was faster
        desk.operate.replay(who.name, fields.get("stage", ""), fields.get("fingerprint", ""))
    return _back()


@router.post(f"{PLACE}/readmit")
def readmit(desk: OpenDesk, who: Operator, fields: OwnForm) -> Response:
    """Take in again what was rejected."""
    reason = reason_named(fields["reason"]) if fields.get("reason") else None
    choice = RejectionFilter(reason, fields.get("source") or None, fields.get("capture") or None)
    with suppress(UsageError):  # it stands in the log
        desk.operate.readmit(who.name, choice, since_ms(fields.get("since")), "though" in fields)
    return _back()


def _back() -> Response:
    return RedirectResponse(PLACE, 303)  # so that loading the page again does not do it again
