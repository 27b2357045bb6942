"""Stories for people: the list, and one story as a timeline; both work without scripts."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from newswire_shared.contracts.errors import NewswireError

from newswire_search.articles.groups import by_day, grouped
from newswire_search.articles.request import SearchRequest
from newswire_search.stories.navigation import sizes, story_chips
from newswire_search.stories.presentation import named_once
from newswire_search.stories.request import StoriesRequest
from newswire_search.stories.responses import StoriesAnswer, StoryAnswer, StoryHead
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.parameters import StoryId, asked_of
from newswire_search.web.rendering import language_of, render
from newswire_search.web.stories.api import moved
from newswire_search.web.stories.since import offered, since_of
from newswire_search.web.viewer import viewer_of

router = APIRouter(prefix="/stories")
LISTS = ("source", "language", "entity")
SINGLE = ("q", "since", "until", "min_size", "names", "after")
FOREMOST = 2  # entities that a related story is about too; one alone is often a country
MOST_RELATED = 5
MOST_MEMBERS = 100  # articles on a page of the timeline; as many as the API gives at most


@router.get("")
def stories(request: Request, use_cases: Injected) -> HTMLResponse:
    """The list of stories, or why there is none."""
    asked, fault = asked_of(request, StoriesRequest, SINGLE, LISTS)
    answer = None
    if fault is None:
        try:
            answer = use_cases.search_stories(asked)
        except NewswireError as error:
            fault = explain(error)
    return _list(request, use_cases, asked, answer, fault)


@router.get("/{story_id}")
def story(request: Request, story_id: StoryId, use_cases: Injected) -> Response:
    """One story: what each article added, who was first, who copied whom, who said what, and what is new."""
    after = request.query_params.get("after") or None
    found = use_cases.read_story(story_id, MOST_MEMBERS, after)
    if found.id != story_id:
        return moved(request, f"/stories/{quote(found.id, safe='')}")
    viewer = viewer_of(request)
    # How it was told stands on its first page, of which alone a day is asked.
    since = None if after else since_of(request.query_params.get("since"), viewer)
    days = by_day(grouped(found.articles), viewer.zone)
    return render(
        request, "stories/story.html", story=found, days=days, continued=after is not None, since=since,
        offered=offered(days), coverage=None if after else use_cases.read_coverage(found.id, since),
        named=named_once(found.entities), related=_related(use_cases, found), whole=SearchRequest(story=(found.id,)),
    )  # fmt: skip


def _related(use_cases: SearchUseCases, story: StoryAnswer) -> list[StoryHead]:
    """Other stories about the foremost of its entities, the latest first."""
    foremost = tuple(entity.id for entity in story.entities[:FOREMOST])
    if not foremost:
        return []
    known = {story.id, *(each.id for each in story.followed_by), *((story.follows.id,) if story.follows else ())}
    found = use_cases.search_stories(StoriesRequest(entity=foremost, size=MOST_RELATED + len(known)))
    return [each for each in found.stories if each.id not in known][:MOST_RELATED]


def _list(
    request: Request,
    use_cases: SearchUseCases,
    asked: StoriesRequest,
    answer: StoriesAnswer | None,
    fault: ErrorReply | None,
) -> HTMLResponse:
    names = use_cases.search_stories.names(asked.entity) if asked.entity and answer else {}
    language = language_of(request)
    return render(
        request, "stories/stories.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault, chips=story_chips(asked, names, language),
        sizes=sizes(asked, language),
        next_page=asked.model_copy(update={"after": answer.after}) if answer and answer.after else None,
    )  # fmt: skip
