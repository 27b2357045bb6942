"""The files of the pages: style sheets, scripts, drawings; outside of keys, for the page that asks for one."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from newswire_shared.web.static_files import StaticFolder

from newswire_search.errors import NotFoundError

FILES = StaticFolder(Path(__file__).parent / "static")

router = APIRouter(include_in_schema=False)


@router.get("/static/{version}/{name}")
def static(version: str, name: str) -> FileResponse:
    """A file of the pages; browsers keep it for good if they asked for this version."""
    found = FILES.files.get(name)
    if found is None:
        raise NotFoundError(f"There is no file {name!r}.")
    return FileResponse(found, headers=FILES.headers(version))
