"""Reports of readers, from programs."""

from __future__ import annotations

from fastapi import APIRouter, Request

from newswire_search.reports.request import NewReport
from newswire_search.reports.responses import ReportAnswer
from newswire_search.web.alerts.bodies import BoundedRoute
from newswire_search.web.dependencies import Injected
from newswire_search.web.entities.api import EntityId
from newswire_search.web.errors import documented

router = APIRouter(tags=["entities"], route_class=BoundedRoute)


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
