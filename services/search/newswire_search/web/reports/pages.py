"""Reports of readers and edits of operators, from the page of an entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import RedirectResponse, Response
from newswire_shared.accounting.access_keys import AccessKey, Right
from pydantic import AfterValidator

from newswire_search.entities.addresses import entity_address
from newswire_search.entities.edit_entity import EntityChange
from newswire_search.query.parameters import checked, clean
from newswire_search.reports.request import LONGEST_TEXT, NewReport
from newswire_search.web.dependencies import Injected
from newswire_search.web.forms import OwnForm, field_of

router = APIRouter()
EntityPath = Annotated[str, Path(max_length=500), AfterValidator(clean)]


@router.post("/entities/{entity_id:path}/report")
def report(
    request: Request,
    entity_id: EntityPath,
    form: OwnForm,
    use_cases: Injected,
) -> Response:
    """Keep what a reader reports, and lead back to the page, which says so."""
    given = {"fault": field_of(form, "fault"), "text": field_of(form, "text")[:LONGEST_TEXT]}
    use_cases.report_name(entity_id, checked(NewReport, given), request.client.host if request.client else "")
    return RedirectResponse(f"{entity_address(entity_id)}?reported=yes#wrong-name", 303)


@router.post("/entities/{entity_id:path}/edit")
def edit(entity_id: EntityPath, form: OwnForm, use_cases: Injected) -> Response:
    """Carry out what an operator decides, whose key comes with the form and is kept nowhere."""
    key = use_cases.admission.holder(field_of(form, "key")[:200], Right.OPERATE)
    if not isinstance(key, AccessKey):
        raise HTTPException(403, "an edit takes a key with the scope `operate`: a report needs none")
    given = {name: field_of(form, name) for name in ("edit", "value", "why")}
    use_cases.edit_entity(entity_id, checked(EntityChange, given), key.name)
    return RedirectResponse(f"{entity_address(entity_id)}?edited=yes#wrong-name", 303)
