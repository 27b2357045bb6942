"""Timelines for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.timelines.request import TimelineRequest
from newswire_search.timelines.responses import TimelineAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["developments"])


@router.get("/timeline", summary="How many articles came when", responses=documented(400, 422, 503))
def timeline(asked: Annotated[TimelineRequest, Query()], use_cases: Injected) -> TimelineAnswer:
    """The articles of a search, counted by hour, day, week, month or year of a time zone.

    In all, and by source or language. It takes what a search takes to choose articles and finds the same: its
    buckets sum up to the search's total.
    """
    return use_cases.read_timeline(asked)
