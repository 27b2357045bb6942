"""Pictures as files; a page gets their addresses by `render`, and the macro `picture` puts them on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import FileResponse, Response

from newswire_search.errors import NotFoundError
from newswire_search.pictures.ports import NoPicture
from newswire_search.pictures.signatures import LONGEST
from newswire_search.pictures.sizes import SIZES
from newswire_search.web.dependencies import Injected
from newswire_search.web.static_files import FILES

router = APIRouter(include_in_schema=False)
KEPT = "public, max-age=604800, immutable"  # a week: sites change a picture by giving it another address
ASK_AGAIN = "no-store"  # by the next page it may be there
EMPTY = FILES.files["no-picture.svg"]


@router.get("/pictures/{size}/{signature}")
async def picture(
    size: str,
    signature: Annotated[str, Path(max_length=50)],
    of: Annotated[str, Query(max_length=LONGEST)],
    use_cases: Injected,
) -> Response:
    """The picture of an address that we signed, as WebP; where there is none, an empty one with the status 404."""
    show = use_cases.pictures
    if size not in SIZES or not show.parts or not show.parts.signer.signed(of, signature):
        raise NotFoundError("There is no picture at this address.")
    found = await show(of, size)
    if isinstance(found, NoPicture):
        # A browser shows it in the picture's place, where it would else show a broken one.
        return FileResponse(EMPTY, 404, {"Cache-Control": ASK_AGAIN})
    return Response(found, media_type="image/webp", headers={"Cache-Control": KEPT})
