"""Sources for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.sources.list_sources import SourcesRequest
from newswire_search.sources.responses import SourcesAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["sources"])


@router.get("/sources", summary="What comes from whom", responses=documented(400, 422, 503))
def sources(asked: Annotated[SourcesRequest, Query()], use_cases: Injected) -> SourcesAnswer:
    """The sources, or the sites, of the articles that the parameters choose.

    For each: how many articles, which share of them is copied and from whom, how late they come, in which languages,
    and how many by day or week.
    """
    return use_cases.list_sources(asked)
