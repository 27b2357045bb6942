"""The HTTP routes of ingest: articles are pushed, and asked about.  Search's application includes them.

What blocks runs in threads, and nothing is opened before the first request, which is after every fork.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from newswire_shared.accounting.access_keys import AccessKey, Denial, Right
from newswire_shared.contracts.error_answers import PROBLEM, ErrorDetail, documented, problem
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.web.fastapi_keys import KeyText
from starlette.requests import ClientDisconnect

from newswire_ingest.push.answers import (
    ACCEPTED,
    STATUSES,
    BatchAnswer,
    CaptureAnswer,
    PushAnswer,
    error_of,
    push_answer,
)
from newswire_ingest.push.article import KEY_PATTERN, PushedArticle
from newswire_ingest.push.batch import Batch, Stop, Stopped, stop_of
from newswire_ingest.push.lines import LineSplitter
from newswire_ingest.push.push_articles import Pushing, Refused
from newswire_ingest.push.use_cases import PushUseCases

ONE, MANY = "application/json", "application/x-ndjson"
SILENT_S = 30.0  # between two pieces of a request: longer than a lost packet takes, and then its place is another's
BUSY_RETRY_S = 2  # a batch of a thousand articles takes about as long
STOPPED = {
    Stopped.TOO_LARGE: 413,
    Stopped.TOO_MANY: 413,
    Stopped.SILENT: 408,
    Stopped.PRESSURE: 429,
    Stopped.AWAY: 503,
}
_opening = threading.Lock()

router = APIRouter(prefix="/v1", tags=["push"])


def desk_of(request: Request) -> PushUseCases:
    """The use cases of this process; a test puts its own into the application's state."""
    state = request.app.state
    with _opening:  # two archives would be two segments
        if not hasattr(state, "push_desk"):
            state.push_desk = _open_desk()
    desk: PushUseCases = state.push_desk
    return desk


def _open_desk() -> PushUseCases:
    # Imported late: it loads Celery and the readers of feeds, which a server that is only searched need not wait for.
    from newswire_ingest.composition import PushDesk

    try:
        return PushDesk.open(load(SharedSettings))
    except UsageError as error:  # the caller did nothing wrong
        raise HTTPException(503, f"articles cannot be pushed here: {error}", {"Retry-After": "60"}) from error


Desk = Annotated[PushUseCases, Depends(desk_of)]


def pusher(desk: Desk, text: KeyText) -> AccessKey:
    """The key of a request that may push."""
    found = desk.check_key(text, Right.PUSH)
    if found is Denial.UNKNOWN:
        raise HTTPException(401, "a key is needed: Authorization: Bearer KEY (the operator makes one by "
                            "`newswire keys add`)", {"WWW-Authenticate": "Bearer"})  # fmt: skip
    if found is Denial.LACKS_RIGHT:
        raise HTTPException(403, "the key does not allow to push articles")
    assert isinstance(found, AccessKey)
    return found


Pusher = Annotated[AccessKey, Depends(pusher)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", pattern=KEY_PATTERN,
        description="The same article with the same key is accepted once. In a batch it holds for each line that has "
        "no `idempotency_key`. Without one, the same content is accepted once.",
    ),
]  # fmt: skip


@router.post(
    "/articles", summary="Push articles", status_code=ACCEPTED, response_model=PushAnswer | BatchAnswer,
    responses={207: {"model": BatchAnswer, "description": "Some lines were not taken"},
               **documented(400, 401, 403, 408, 410, 413, 415, 422, 429, 503)},
    openapi_extra={"requestBody": {"required": True, "content": {
        ONE: {"schema": PushedArticle.model_json_schema()},
        MANY: {"schema": {"type": "string", "description": "One such object a line."}},
    }}},
)  # fmt: skip
async def push_articles(
    request: Request,
    desk: Desk,
    key: Pusher,
    lane: Annotated[Literal["live", "backfill"], Query(description="`backfill` for what is no news.")] = "live",
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Take in one article (`application/json`) or many, one a line (`application/x-ndjson`).

    202 says of every article that it is written to the archive, accepted in the ledger and queued: a process that is
    killed loses none of it. Push again what was not answered; what was taken already is `known`, and counts once.
    A batch of which some lines were not taken is answered 207, with the status of each line; one of which nothing was
    read has a plain error.
    """
    by = Pushing(key.source, Lane(lane), (idempotency_key or "").strip('"'))
    kind = _kind_of(request)
    try:
        async with _place(request, desk):
            if stop := await run_in_threadpool(stop_of, desk.pressure):
                return _stopped(stop)
            return await (_push_one if kind == ONE else _push_many)(request, desk, by)
    except ClientDisconnect:  # what was read whole is taken, and nobody hears of it
        return Response(status_code=400)


@router.get("/captures/{capture_id}", summary="What became of a pushed article",
            responses=documented(401, 403, 404, 422, 503))  # fmt: skip
def capture(
    capture_id: Annotated[str, Path(description="The `capture_id` of an answer.", max_length=64)],
    desk: Desk,
    key: Pusher,
) -> CaptureAnswer:
    """Where a capture of the key's source stands: in which stage, how it ended and why, and where its article is.

    A capture is remembered for seven days after its end.
    """
    found = desk.find_capture(capture_id, key.source)
    if found is None:
        raise HTTPException(404, f"{key.source} has no capture {capture_id}, or it ended more than seven days ago")
    return found


def _kind_of(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (ONE, MANY):
        raise HTTPException(415, f"{kind or 'a request without a type'} is not read here: send {ONE} or {MANY}")
    packed = request.headers.get("content-encoding", "identity").strip().lower()
    if packed != "identity":
        raise HTTPException(415, f"{packed} is not unpacked here: send it as it is", {"Accept-Encoding": "identity"})
    return kind


@asynccontextmanager
async def _place(request: Request, desk: PushUseCases) -> AsyncIterator[None]:
    """One of the places for requests that push; who finds none comes again."""
    state = request.app.state
    taken = getattr(state, "pushes", 0)
    if taken >= desk.settings.push_at_a_time:
        raise HTTPException(503, f"{taken} others push just now", {"Retry-After": str(BUSY_RETRY_S)})
    state.pushes = taken + 1
    try:
        yield
    finally:
        state.pushes -= 1


async def _push_one(request: Request, desk: PushUseCases, by: Pushing) -> Response:
    most = desk.settings.page_bytes
    body = bytearray()
    async for piece in pieces(request, most):
        if isinstance(piece, Stop):
            return _stopped(piece)
        body += piece
    outcome = await run_in_threadpool(desk.push, bytes(body), by)
    if isinstance(outcome, Refused):
        return _error(STATUSES[outcome.fault], error_of(outcome))
    answer = push_answer(outcome)
    return JSONResponse(answer.model_dump(), ACCEPTED, {"Location": answer.capture})


async def _push_many(request: Request, desk: PushUseCases, by: Pushing) -> Response:
    batch, splitter = desk.batch(by), LineSplitter(desk.settings.page_bytes)
    async for piece in pieces(request, desk.settings.push_request_bytes):
        if isinstance(piece, Stop):
            batch.stop = piece
        elif lines := splitter.feed(piece):
            await run_in_threadpool(batch.take, lines)
        if batch.stop:
            break
    else:
        await run_in_threadpool(batch.take, splitter.end())
    return _answer_of(batch)


def _answer_of(batch: Batch) -> Response:
    if batch.stop and not batch.outcomes:
        return _stopped(batch.stop)
    answer = batch.answer()
    is_whole = not answer.refused and answer.stopped is None
    status = ACCEPTED if is_whole else HTTPStatus.MULTI_STATUS
    return JSONResponse(answer.model_dump(), status, _retry(batch.stop))


def _stopped(stop: Stop) -> Response:
    """The answer where nothing was taken."""
    return _error(STOPPED[stop.why], ErrorDetail(code=stop.why, message=stop.message, hint=None), _retry(stop))


def _retry(stop: Stop | None) -> dict[str, str]:
    return {"Retry-After": str(stop.retry_after_s)} if stop and stop.retry_after_s else {}


async def pieces(request: Request, most_bytes: int, silent_s: float = SILENT_S) -> AsyncIterator[bytes | Stop]:
    """The body as it comes, and a Stop where it is too long, at once where its header says so, or comes no further."""
    too_large = Stop(Stopped.TOO_LARGE, f"a request has at most {most_bytes} bytes")
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > most_bytes:
        yield too_large
        return
    stream, so_far = request.stream(), 0
    try:
        while piece := await asyncio.wait_for(anext(stream, b""), silent_s):
            so_far += len(piece)
            yield piece if so_far <= most_bytes else too_large
    except TimeoutError:
        yield Stop(Stopped.SILENT, f"nothing came for {silent_s:g} s")


def _error(status: int, error: ErrorDetail, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse(problem(status, error).model_dump(), status, headers, PROBLEM)
