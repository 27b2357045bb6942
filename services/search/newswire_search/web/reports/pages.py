"""Reports of readers, from the page of an entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import AfterValidator

from newswire_search.entities.addresses import entity_address
from newswire_search.query.parameters import checked, clean
from newswire_search.reports.request import LONGEST_TEXT, NewReport
from newswire_search.web.dependencies import Injected
from newswire_search.web.forms import OwnForm, field_of

router = APIRouter()


@router.post("/entities/{entity_id:path}/report")
def report(
    request: Request,
    entity_id: Annotated[str, Path(max_length=500), AfterValidator(clean)],
    form: OwnForm,
    use_cases: Injected,
) -> Response:
    """Keep what a reader reports, and lead back to the page, which says so."""
    given = {"fault": field_of(form, "fault"), "text": field_of(form, "text")[:LONGEST_TEXT]}
    use_cases.report_name(entity_id, checked(NewReport, given), request.client.host if request.client else "")
    return RedirectResponse(f"{entity_address(entity_id)}?reported=yes#wrong-name", 303)
