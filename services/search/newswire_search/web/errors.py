"""Errors as callers see them: one JSON shape for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from newswire_shared.contracts.error_answers import ErrorAnswer, ErrorDetail
from newswire_shared.contracts.errors import NewswireError, TransientError, UsageError
from starlette.exceptions import HTTPException

from newswire_search.errors import ForgottenError, GoneError, NotFoundError
from newswire_search.query.parameters import plain_message
from newswire_search.web.rendering import render

RETRY_AFTER_S = 5  # as long as the longest search by default, after which a place is free again
SEE_REFERENCE = "The parameters of every address are described in /openapi.json."
PROBLEM, JSON = "application/problem+json", "application/json"
# Here a browser too gets JSON, whatever it accepts.
FOR_PROGRAMS = ("/v1/", "/health/", "/openapi.json", "/static/")


@dataclass(frozen=True, slots=True)
class ErrorReply:
    """An error on its way out."""

    status: int
    code: str
    message: str
    hint: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


INTERNAL = ErrorReply(
    500, "internal", "The server met an error that it did not expect.",
    "Try again; if it stays, give the operator the X-Request-ID of this answer.",
)  # fmt: skip


def explain(error: Exception) -> ErrorReply:
    """The reply that an exception means to the caller."""
    match error:
        case TransientError():
            wait = str(ceil(error.retry_after_s or RETRY_AFTER_S))
            hint = f"Try again in {wait} seconds."
            return ErrorReply(503, "unavailable", str(error), hint, {"Retry-After": wait})
        case UsageError():
            return ErrorReply(400, "bad_request", str(error), SEE_REFERENCE)
        case NotFoundError():
            return ErrorReply(404, "not_found", str(error), "Search for its title: it may have another id.")
        case GoneError():
            return ErrorReply(410, "gone", str(error), "It does not come back by itself: leave it out.")
        case ForgottenError():
            return ErrorReply(410, "gone", str(error))
        case RequestValidationError():
            return ErrorReply(422, "invalid_parameter", _faults(error), SEE_REFERENCE)
        case HTTPException():
            return _of_http(error)
    return INTERNAL


def answer(request: Request, reply: ErrorReply) -> Response:
    """The error as a page where a person asked with a browser, else as JSON."""
    if _wants_page(request):
        return render(request, "error.html", reply.status, reply.headers, error=reply)
    detail = ErrorDetail(code=reply.code, message=reply.message, hint=reply.hint)
    content = ErrorAnswer(error=detail).model_dump()
    if reply.status == HTTPStatus.GONE:
        return JSONResponse(content | _problem(reply), reply.status, dict(reply.headers), PROBLEM)
    return JSONResponse(content, reply.status, headers=dict(reply.headers))


def _problem(reply: ErrorReply) -> dict[str, object]:
    """The members of a problem by RFC 9457, beside which that of every error is an extension."""
    title = HTTPStatus(reply.status).phrase
    return {"type": "about:blank", "title": title, "status": reply.status, "detail": reply.message}


def install(application: FastAPI) -> None:
    """Let every expected error of the application be answered here."""
    for kind in (NewswireError, RequestValidationError, HTTPException):
        application.add_exception_handler(kind, lambda request, error: answer(request, explain(error)))


def documented(*statuses: int, is_json: bool = True) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, as OpenAPI describes them; of one whose own answer is no JSON their type is said too."""
    return {status: _described(status, is_json) for status in statuses}


def _described(status: int, is_json: bool) -> dict[str, Any]:
    schema = {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}
    own = {PROBLEM: schema} if status == HTTPStatus.GONE else {}
    told = {"description": HTTPStatus(status).phrase}
    return {**told, "model": ErrorAnswer, "content": own} if is_json else {**told, "content": own | {JSON: schema}}


def _wants_page(request: Request) -> bool:
    accepts = "text/html" in request.headers.get("accept", "")
    return accepts and not request.url.path.startswith(FOR_PROGRAMS)


def _faults(error: RequestValidationError) -> str:
    return "; ".join(f"{_parameter(fault['loc'])}: {plain_message(fault)}" for fault in error.errors())


def _parameter(place: tuple[str | int, ...]) -> str:
    # The first part is the place of the parameter: `query`, `path`.
    named = [str(part) for part in place[1:] if isinstance(part, str)]
    return ".".join(named) or str(place[0])


def _of_http(error: HTTPException) -> ErrorReply:
    code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "_")
    hint = "See /openapi.json for the addresses that there are." if error.status_code in (404, 405) else None
    return ErrorReply(error.status_code, code, str(error.detail), hint, error.headers or {})
