"""The front page for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.front.request import FrontRequest
from newswire_search.front.responses import FrontAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["stories"])


@router.get("/front", summary="The front page", responses=documented(400, 422, 503))
def front(asked: Annotated[FrontRequest, Query()], use_cases: Injected) -> FrontAnswer:
    """The stories that lead now, each with a picture, its sites and its latest article, and what nobody else reported.

    No story and no article is there twice.
    """
    return use_cases.read_front(asked)
