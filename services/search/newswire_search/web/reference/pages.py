"""The page of the API's reference: made here from the OpenAPI document, without a script."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from newswire_search.web.reference.operations import shown_operations
from newswire_search.web.rendering import render

CODE = re.compile(r"`([^`]+)`")

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every address of the API, with its parameters, answers and examples."""
    document = request.app.openapi()
    site = str(request.base_url).rstrip("/")
    operations = shown_operations(document, site)
    tags = list(dict.fromkeys(each.tag for each in operations))
    return render(
        request, "reference/docs.html", about=document["info"]["description"], operations=operations, tags=tags,
        written=written,
    )  # fmt: skip


def written(text: str) -> Markup:
    """A text of the document with its code marked; every other character stands for itself."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))
