"""Stories for people: the list, and one story as a timeline; both work without scripts."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from newswire_shared.contracts.errors import NewswireError

from newswire_search.articles.folding import by_day, folded
from newswire_search.articles.ports import SearchEngine
from newswire_search.stories.api import StoryId, moved
from newswire_search.stories.asking import AskedStories
from newswire_search.stories.browsing import sizes, story_chips
from newswire_search.stories.responses import StoriesAnswer
from newswire_search.stories.searching import find_stories, find_story
from newswire_search.web.dependencies import Engine
from newswire_search.web.failures import Failure, explain
from newswire_search.web.page_parameters import asked_of
from newswire_search.web.rendering import render

router = APIRouter(prefix="/stories", include_in_schema=False)
LISTS = ("source", "language", "entity")
SINGLE = ("q", "since", "until", "min_size", "after")
MOST_MEMBERS = 100


@router.get("")
def stories(request: Request, engine: Engine) -> HTMLResponse:
    """The list of stories, or why there is none."""
    asked, fault = asked_of(request, AskedStories, SINGLE, LISTS)
    answer = None
    if fault is None:
        try:
            answer = find_stories(engine, asked)
        except NewswireError as error:
            fault = explain(error)
    return _list(request, engine, asked, answer, fault)


@router.get("/{story_id}")
def story(request: Request, story_id: StoryId, engine: Engine) -> Response:
    """One story: who reported it first, and its articles by day, with copies beneath what they copy."""
    after = request.query_params.get("after") or None
    found = find_story(engine, story_id, MOST_MEMBERS, after)
    if found.id != story_id:
        return moved(request, f"/stories/{quote(found.id, safe='')}")
    return render(request, "story.html", story=found, days=by_day(folded(found.articles)), continued=after is not None)


def _list(
    request: Request, engine: SearchEngine, asked: AskedStories, answer: StoriesAnswer | None, fault: Failure | None
) -> HTMLResponse:
    names = engine.names(asked.entity) if asked.entity and answer else {}
    return render(
        request, "stories.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault, chips=story_chips(asked, names), sizes=sizes(asked),
        next_page=asked.model_copy(update={"after": answer.after}) if answer and answer.after else None,
    )  # fmt: skip
