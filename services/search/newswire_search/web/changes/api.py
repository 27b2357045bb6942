"""Changes for programs: a page at a time, and as a stream."""

from __future__ import annotations

from collections.abc import AsyncIterable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import Field

from newswire_search.articles.request import ArticleChoice
from newswire_search.changes.follow_changes import Listener, listener_of
from newswire_search.changes.responses import ChangesAnswer, StreamedChange, changes_answer
from newswire_search.web.changes.streams import Streams
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

LAST_EVENT_ID = "The number of the last event that was heard; without one the stream begins with what comes now."
RECONNECT_MS = 3000  # long enough for a worker that restarts, short enough for news

router = APIRouter(tags=["changes"])
Number = Annotated[
    str | None,
    Query(
        description="The `next` of an earlier answer; without one the answer has no changes, and says where to begin.",
        examples=["1795793678414-0"], max_length=60,
    ),
]  # fmt: skip
Size = Annotated[int, Query(ge=1, le=1000, description="Changes in one answer.")]


class StreamRequest(ArticleChoice):
    """A stream as it is asked for: `since` and `until` look at the date of publication, as in a search."""

    last_event_id: str | None = Field(None, max_length=60, description=f"{LAST_EVENT_ID} The header goes before it.")


@router.get("/changes", summary="What changed", responses=documented(400, 410, 422, 503))
def changes(use_cases: Injected, since: Number = None, size: Size = 100) -> ChangesAnswer:
    """What was written to the index since a number, each article and each story as often as it changed, in order.

    To follow along, ask again with `next` as `since`. Nothing is missed: a number is given once for good, each greater
    than all before. About the last 100,000 changes are kept; an older `since` is answered by 410, which says how to
    start again. An article may become searchable a second after its change is told.
    """
    return changes_answer(use_cases.read_changes(since or None, size))


async def streams_of(request: Request) -> Streams:
    """The streams of the application that a request came to."""
    held: Streams = request.app.state.streams
    return held


def beginning_of(
    use_cases: Injected,
    asked: Annotated[StreamRequest, Query()],
    streams: Annotated[Streams, Depends(streams_of)],
    last_event_id: Annotated[str | None, Header(max_length=60, description=LAST_EVENT_ID)] = None,
) -> tuple[Listener, str]:
    """The listener and the number it goes on from; errors are raised here, before the answer begins."""
    streams.check()
    heard = last_event_id or asked.last_event_id or None
    page = use_cases.read_changes(heard, 1)  # also where a number was given: one that is too old is refused here
    return listener_of(asked, own=("last_event_id",)), heard or page.next


@router.get(
    "/stream", summary="What changes, as it does", response_class=EventSourceResponse,
    responses=documented(400, 410, 422, 503, is_json=False),
)  # fmt: skip
async def stream(
    use_cases: Injected,
    beginning: Annotated[tuple[Listener, str], Depends(beginning_of)],
    streams: Annotated[Streams, Depends(streams_of)],
) -> AsyncIterable[ServerSentEvent]:
    """Server-sent events: `article` for each article that the parameters choose, as a search shows it, once searches
    find it; `gone` for what was taken down or ceased; `story` for stories, where nothing is chosen.

    The id of an event is the number of its change: an EventSource that comes back goes on where it was. Where the
    server has to stop it ends the stream, and the client comes back.
    """
    listener, since = beginning
    yield ServerSentEvent(retry=RECONNECT_MS, id=since)
    async for told in streams.follow(use_cases.follow_changes, listener, since):
        yield ServerSentEvent(id=told) if isinstance(told, str) else _event(told)


def _event(told: StreamedChange) -> ServerSentEvent:
    return ServerSentEvent(event="gone" if told.gone else told.kind, id=told.number, data=told)
