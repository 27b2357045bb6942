"""The HTTP routes of ops: the operator's page and its API.  Search's application includes them.

Nothing is opened before the first request that needs it, which is after every fork.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from fastapi import APIRouter, Depends, HTTPException, Request
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from starlette.datastructures import State

from newswire_ops.web import acting, acting_api, api, entrance, live, pages, reference
from newswire_ops.web.desk import Desk

_opening = threading.Lock()


def opened(request: Request) -> None:
    """Open the desk of this process once; a test puts its own into the application's state."""
    state = request.app.state
    with _opening:  # two would be two pools of connections
        if not hasattr(state, "ops_desk"):
            state.ops_desk = _open_desk(state)


def _open_desk(state: State) -> Desk:
    # Imported late: it loads Celery, which a server that is only searched need not wait for.
    from newswire_ops.composition.desk import OperatorDesk

    try:
        return OperatorDesk.open(load(SharedSettings), held_by(state))
    except UsageError as error:  # the caller did nothing wrong
        raise HTTPException(503, f"there is nothing to operate here: {error}", {"Retry-After": "60"}) from error


def held_by(state: State) -> Callable[[str], ArticleDocument | None] | None:
    """What reads an article from the engine of the application that includes these routes: what a search finds."""
    engine = getattr(getattr(state, "use_cases", None), "engine", None)
    return getattr(engine, "get", None)


router = APIRouter()
router.include_router(reference.router)
for part in (pages, acting, entrance, live, api, acting_api):
    router.include_router(part.router, dependencies=[Depends(opened)])
