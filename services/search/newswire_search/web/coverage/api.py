"""How a story was told, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.coverage.responses import CoverageAnswer
from newswire_search.formats.dates import parse_date
from newswire_search.query.parameters import DateParameter
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.parameters import StoryId

router = APIRouter(tags=["stories"])
Since = Annotated[
    DateParameter,
    Query(description="Mark what is of this date or instant, or later.", examples=["2020-10-14"]),
]


@router.get("/stories/{story_id}/coverage", summary="How a story was told", responses=documented(400, 404, 422, 503))
def coverage(story_id: StoryId, use_cases: Injected, since: Since = None) -> CoverageAnswer:
    """What each article of a story added to those before it, who was first, who copied whom, and who is quoted.

    Of a story that another took in, that of the other is told. With `since` the latest articles are looked at instead
    of the earliest, and those that are new are marked.
    """
    return use_cases.read_coverage(story_id, parse_date(since) if since else None)
