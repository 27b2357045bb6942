"""Stories for programs."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from newswire_search.stories.request import StoriesRequest
from newswire_search.stories.responses import StoriesAnswer, StoryAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.parameters import PageAfter, PageSize, StoryId

router = APIRouter(prefix="/stories", tags=["stories"])
MOVED = 307  # not for good: an editor may part the stories again


@router.get("", summary="List stories", responses=documented(400, 422, 503))
def stories(asked: Annotated[StoriesRequest, Query()], use_cases: Injected) -> StoriesAnswer:
    """Stories by words of their title and filters, a page at a time: the newest, the biggest, the fastest growing.

    To read on, repeat the request with `after` from the answer.
    """
    return use_cases.search_stories(asked)


@router.get(
    "/{story_id}",
    summary="One story",
    response_model=StoryAnswer,
    responses={**documented(400, 404, 422, 503), MOVED: {"description": "Another story took it in: see `Location`."}},
)
def story(
    request: Request, story_id: StoryId, use_cases: Injected, size: PageSize = 50, after: PageAfter = None
) -> StoryAnswer | Response:
    """Everything about one story, and its articles, the earliest first, a page at a time.

    The id of a story that another took in is answered by a redirect (307) to that one.
    """
    found = use_cases.read_story(story_id, size, after)
    return found if found.id == story_id else moved(request, f"/v1/stories/{quote(found.id, safe='')}")


def moved(request: Request, path: str) -> RedirectResponse:
    """A redirect to another path with the same parameters."""
    query = request.url.query
    return RedirectResponse(f"{path}?{query}" if query else path, MOVED)
