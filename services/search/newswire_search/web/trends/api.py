"""Trends for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.trends.request import TrendsRequest
from newswire_search.trends.responses import TrendsAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["developments"])


@router.get("/trends", summary="What is unusually frequent", responses=documented(400, 422, 503))
def trends(asked: Annotated[TrendsRequest, Query()], use_cases: Injected) -> TrendsAnswer:
    """The persons, organisations and places that more articles name than their own past lets expect.

    With articles that show why. A window, by default the last 24 hours, is compared with the four weeks before it.
    It takes what a search takes to choose articles: then both are of these alone.
    """
    return use_cases.read_trends(asked)
