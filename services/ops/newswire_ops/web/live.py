"""The page as it changes: server-sent events, each with the whole of what is shown."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent
from newswire_shared.contracts.errors import TransientError

from newswire_ops.visitors.visitor import Visitor
from newswire_ops.web.access import PLACE, Seer, found_visitor
from newswire_ops.web.desk import Desk, OpenDesk
from newswire_ops.web.rendering import fragment
from newswire_ops.web.routing import OperatorRoute
from newswire_ops.web.view import view_of

PAUSE_S = 2.0  # a fault is to be seen within seconds, and a look costs some milliseconds of Redis
MOST = 50  # who look at once, in one process: each costs a rendered page every two seconds
RETRY_MS = 3000  # long enough for a server that restarts

router = APIRouter(route_class=OperatorRoute, include_in_schema=False)


class Watchers:
    """How many watch the page of a process."""

    def __init__(self) -> None:
        self.open = 0


def watchers_of(request: Request) -> Watchers:
    """Those of the application that a request came to.  Raises TransientError where there are too many."""
    state = request.app.state
    if not hasattr(state, "ops_watchers"):
        state.ops_watchers = Watchers()
    held: Watchers = state.ops_watchers
    if held.open >= MOST:
        raise TransientError("too many look at this page at once")
    return held


@router.get(f"{PLACE}/live", response_class=EventSourceResponse)
async def live(
    request: Request, desk: OpenDesk, who: Seer, watchers: Annotated[Watchers, Depends(watchers_of)]
) -> AsyncIterable[ServerSentEvent]:
    """`look` has the page's changing part, `away` what to show where Redis does not answer, `left` ends it."""
    watchers.open += 1
    known: Visitor | None = who  # of the first look
    try:
        yield ServerSentEvent(retry=RETRY_MS)
        while not _is_stopping(request):
            event, known = await run_in_threadpool(_event, request, desk, known), None
            yield event
            if event.event == "left":
                return
            await asyncio.sleep(PAUSE_S)
    finally:
        watchers.open -= 1


def _is_stopping(request: Request) -> bool:
    streams = getattr(request.app.state, "streams", None)
    return streams is not None and bool(streams.has_ended)


def _event(request: Request, desk: Desk, known: Visitor | None) -> ServerSentEvent:
    """Who is not known just now is asked for: a key that is revoked, or a session that ends, sees no more."""
    try:
        who = known or found_visitor(request, desk)
        if who is None:
            return ServerSentEvent(event="left", data="")
        return ServerSentEvent(event="look", data=fragment(request, "look.html", who=who, view=view_of(desk, who)))
    except TransientError as error:
        return ServerSentEvent(event="away", data=fragment(request, "trouble.html", why=str(error)))
