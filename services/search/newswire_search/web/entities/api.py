"""Entities for programs."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from newswire_shared.contracts.documents import EntityType
from pydantic import AfterValidator

from newswire_search.articles.periods import Interval
from newswire_search.entities.responses import EntityPage, SuggestionsAnswer
from newswire_search.query.parameters import clean
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.stories.api import MOVED, moved

router = APIRouter(prefix="/entities", tags=["entities"])
EntityId = Annotated[
    str,
    # with slashes: an id may be a name
    Path(description="What a hit's entity has as `id`.", examples=["osce-minsk-group"], max_length=500),
    AfterValidator(clean),
]
Typed = Annotated[
    str,
    Query(description="The beginning of any word of a name, as it is typed.", examples=["min"], max_length=200),
    AfterValidator(clean),
]
Types = Annotated[list[EntityType], Query(description="Type of entity; repeat it for alternatives.", max_length=5)]
Most = Annotated[int, Query(ge=1, le=50, description="Entities in the answer.")]


@router.get("/suggest", summary="Entities by the beginning of a name", responses=documented(400, 422, 503))
def suggest_entities(use_cases: Injected, q: Typed = "", type: Types = [], size: Most = 10) -> SuggestionsAnswer:  # noqa: B006
    """Entities of which a name, or another word of one and what follows it, begins as `q` does.

    Case, punctuation and what Latin letters bear make no difference. Names are those that articles in the index have:
    also aliases. Those most often called so come first.
    """
    return use_cases.suggest_entities(q, type, size)


@router.get(
    "/{entity_id:path}",
    summary="One entity",
    response_model=EntityPage,
    responses={
        **documented(400, 404, 422, 503),
        MOVED: {"description": "It was merged into another entity: see `Location`."},
    },
)
def entity(
    request: Request,
    entity_id: EntityId,
    use_cases: Injected,
    interval: Annotated[Interval, Query(description="What `histogram` counts by.")] = "day",
) -> EntityPage | Response:
    """What the index holds of one entity: its names, how often it is named and when, and what stands beside it.

    The id of an entity that people merged into another is answered by a redirect (307) to that one.
    """
    found = use_cases.read_entity(entity_id, interval)
    return found if found.id == entity_id else moved(request, f"/v1/entities/{quote(found.id, safe='')}")
