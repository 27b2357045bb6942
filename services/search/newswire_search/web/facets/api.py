"""Counts of facets for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.facets.request import FacetsRequest
from newswire_search.facets.responses import FacetsAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["search"])


@router.get("/facets", summary="Count facets", responses=documented(400, 422, 503))
def facets(asked: Annotated[FacetsRequest, Query()], use_cases: Injected) -> FacetsAnswer:
    """Count the sources, languages, persons and so on of the articles that a search finds, without its hits.

    So a page can ask `/v1/search` with `facets=false` for what it shows first. Up to some 5,000 articles are counted
    exactly, more by a sample; the answer says so. Asked again before the index changes, it costs nearly nothing.
    """
    return use_cases.count_facets(asked)
