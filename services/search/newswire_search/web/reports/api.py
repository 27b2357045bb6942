"""Reports of readers and edits of operators, from programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from newswire_shared.accounting.access_keys import AccessKey, Right

from newswire_search.entities.edit_entity import EntityChange, EntityEditAnswer
from newswire_search.reports.request import NewReport
from newswire_search.reports.responses import ReportAnswer
from newswire_search.web.admission import KEYS, holder
from newswire_search.web.bodies import BoundedRoute
from newswire_search.web.dependencies import Injected
from newswire_search.web.entities.api import EntityId
from newswire_search.web.errors import documented

router = APIRouter(tags=["entities"], route_class=BoundedRoute)
Operator = Annotated[AccessKey, Depends(holder(Right.OPERATE))]


@router.post(
    "/entities/{entity_id:path}/reports", summary="Report what is wrong with an entity", status_code=202,
    responses=documented(400, 404, 408, 413, 422, 503),
)  # fmt: skip
def report_entity(request: Request, entity_id: EntityId, asked: NewReport, use_cases: Injected) -> ReportAnswer:
    """Keep a report for the operator, who sees it by `newswire entities reports`, and decides.

    The same report is kept once. Of one address five are taken a minute.
    """
    kept = use_cases.report_name(entity_id, asked, request.client.host if request.client else "")
    return ReportAnswer(id=kept.id, entity=entity_id)


@router.post(
    "/entities/{entity_id:path}/edits", summary="Edit an entity", dependencies=[*KEYS],
    responses=documented(400, 401, 403, 404, 408, 413, 422, 503),
)  # fmt: skip
def edit_entity(entity_id: EntityId, asked: EntityChange, key: Operator, use_cases: Injected) -> EntityEditAnswer:
    """Rename an entity, give it a further name, make it one with another, or leave it out; with a key that operates.

    It holds from the next article on. `newswire entities retag` brings it to stored ones, `newswire entities log` shows
    it, and `newswire entities undo` takes it back.
    """
    return use_cases.edit_entity(entity_id, asked, key.name)
