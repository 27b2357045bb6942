"""Errors as callers see them: one JSON shape for programs, a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from math import ceil

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from newswire_shared.contracts.error_answers import PROBLEM, ErrorDetail, WrongParameter, problem
from newswire_shared.contracts.error_answers import documented as documented  # for the routes of search
from newswire_shared.contracts.errors import EngineAway, NewswireError, TransientError, UsageError
from starlette.exceptions import HTTPException

from newswire_search.errors import ForgottenError, GoneError, NotFoundError, ParameterError, TooManyError
from newswire_search.query.suggestions import nearest, told, wrong
from newswire_search.web.operations import operations_of
from newswire_search.web.rendering import render

RETRY_AFTER_S = 5  # as long as the longest search by default, after which a place is free again
SEE_REFERENCE = "The parameters of every address are described at /docs."
SEE_ADDRESSES = "See /docs for the addresses that there are."
# Here a browser too gets JSON, whatever it accepts.
FOR_PROGRAMS = ("/v1/", "/health/", "/openapi.json", "/static/", "/pictures/")


@dataclass(frozen=True, slots=True)
class ErrorReply:
    """An error on its way out."""

    status: int
    code: str
    message: str
    hint: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[WrongParameter, ...] = ()


log = structlog.get_logger(__name__)
INTERNAL = ErrorReply(
    500, "internal", "The server met an error that it did not expect.",
    "Try again; if it stays, give the operator the X-Request-ID of this answer.",
)  # fmt: skip


def explain(error: Exception, known: Iterable[str] = ()) -> ErrorReply:
    """The reply that an exception means to the caller, who could have named `known`."""
    match error:
        case EngineAway():
            log.warning("engine.away", why=str(error))  # it names machines, which strangers need not know
            return _unavailable("the index does not answer for now", error)
        case TooManyError():
            return _again(429, "too_many_requests", str(error), error)
        case TransientError():
            return _unavailable(str(error), error)
        case UsageError():
            return ErrorReply(400, "bad_request", str(error), SEE_REFERENCE)
        case NotFoundError():
            return ErrorReply(404, "not_found", str(error), "Search for its title: it may have another id.")
        case GoneError():
            return ErrorReply(410, "gone", str(error), "It does not come back by itself: leave it out.")
        case ForgottenError():
            return ErrorReply(410, "gone", str(error))
        case RequestValidationError():
            return _wrong([wrong(_parameter(fault["loc"]), fault, known) for fault in error.errors()])
        case ParameterError():
            return _wrong(error.errors)
        case HTTPException():
            return _of_http(error)
    return INTERNAL


def _unavailable(message: str, error: TransientError) -> ErrorReply:
    return _again(503, "unavailable", message, error)


def _again(status: int, code: str, message: str, error: TransientError) -> ErrorReply:
    wait = str(ceil(error.retry_after_s or RETRY_AFTER_S))
    return ErrorReply(status, code, message, f"Try again in {wait} seconds.", {"Retry-After": wait})


def answer(request: Request, reply: ErrorReply) -> Response:
    """The error as a page where a person asked with a browser, else as JSON."""
    if _wants_page(request):
        number = getattr(request.state, "request_id", "")
        return render(request, "error.html", reply.status, reply.headers, error=reply, request_id=number)
    detail = ErrorDetail(code=reply.code, message=reply.message, hint=reply.hint)
    content = problem(reply.status, detail, reply.errors).model_dump()
    return JSONResponse(content, reply.status, dict(reply.headers), PROBLEM)


def install(application: FastAPI) -> None:
    """Let every expected error of the application be answered here."""
    for kind in (NewswireError, RequestValidationError, HTTPException):
        application.add_exception_handler(kind, _answered)


def _answered(request: Request, error: Exception) -> Response:
    return answer(request, _placed(request, error))


def _placed(request: Request, error: Exception) -> ErrorReply:
    """The reply to an error, with what the application has in the place of what was asked."""
    operations, path = operations_of(request), request.url.path
    operation = operations.of(request.method, path)
    reply = explain(error, operation.parameters | operation.fields if operation else ())
    if not isinstance(error, HTTPException):
        return reply
    if reply.status == HTTPStatus.METHOD_NOT_ALLOWED:
        return replace(reply, headers={**reply.headers, "Allow": _allowed(operations.methods(path), error)})
    if reply.status == HTTPStatus.NOT_FOUND and not operations.methods(path):
        near = nearest(path, operations.addresses)
        return replace(reply, hint=f"Did you mean {near}? {SEE_ADDRESSES}" if near else SEE_ADDRESSES)
    return reply


def _allowed(told: set[str], error: HTTPException) -> str:
    """Every method of an address: the router names those of one of its routes only."""
    routed = (error.headers or {}).get("Allow", "").split(",")
    methods = told | {method.strip() for method in routed if method.strip()}
    return ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def _wrong(errors: Iterable[WrongParameter]) -> ErrorReply:
    known = tuple(errors)
    return ErrorReply(422, "invalid_parameter", told(known), SEE_REFERENCE, errors=known)


def _wants_page(request: Request) -> bool:
    accepts = "text/html" in request.headers.get("accept", "")
    return accepts and not request.url.path.startswith(FOR_PROGRAMS)


def _parameter(place: tuple[str | int, ...]) -> str:
    # The first part is the place of the parameter: `query`, `path`.
    named = [str(part) for part in place[1:] if isinstance(part, str)]
    return ".".join(named) or str(place[0])


def _of_http(error: HTTPException) -> ErrorReply:
    code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "_")
    hint = SEE_ADDRESSES if error.status_code in (404, 405) else None
    return ErrorReply(error.status_code, code, str(error.detail), hint, error.headers or {})
