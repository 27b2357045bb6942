"""The files of the pages: style sheets, scripts, drawings; outside of keys, for the page that asks for one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from newswire_search.errors import NotFoundError

STATIC = Path(__file__).parent / "static"
FOR_GOOD = "public, max-age=31536000, immutable"  # a year, the longest that caches are asked for

router = APIRouter(include_in_schema=False)


@router.get("/static/{version}/{name}")
def static(version: str, name: str) -> FileResponse:
    """A file of the pages; browsers keep it for good if they asked for this version."""
    # Looked up, not joined to the folder's path: a name from outside can lead nowhere else.
    known = {file.name: file for file in STATIC.iterdir()}
    if name not in known:
        raise NotFoundError(f"There is no file {name!r}.")
    headers = {"Cache-Control": FOR_GOOD} if version == static_version() else None
    return FileResponse(known[name], headers=headers)


@cache
def static_version() -> str:
    """A digest of the files, a part of their addresses, so that browsers may keep them for good."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
