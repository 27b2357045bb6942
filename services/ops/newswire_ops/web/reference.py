"""What is the same for everybody, and asks no Redis: the runbook, and the files of the pages."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse
from markupsafe import Markup

from newswire_ops.web.access import PLACE
from newswire_ops.web.rendering import FILES, render
from newswire_ops.web.runbook import runbook_html

router = APIRouter(include_in_schema=False)


@router.get(f"{PLACE}/runbook")
def runbook_page(request: Request) -> Response:
    """The runbook, to which findings lead; it is read also, and above all, while Redis is away."""
    try:
        text = Markup(runbook_html())
    except OSError as error:
        raise HTTPException(404, "the runbook is not installed here: it is docs/runbook.md of the project") from error
    return render(request, "runbook.html", text=text)


@router.get(PLACE + "/static/{version}/{name}")
def static_file(version: str, name: str) -> Response:
    """The stylesheet and the scripts, which the form for a key needs too."""
    found = FILES.files.get(name)
    if found is None:
        raise HTTPException(404, f"there is no {name}")
    return FileResponse(found, headers=FILES.headers(version))
