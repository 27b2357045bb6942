"""In and out: the form for a key, and the end of a session."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from newswire_shared.web.callers import network_of

from newswire_ops.visitors.visitor import WINDOW_S, TooManyAttempts, new_token
from newswire_ops.web.access import PLACE, keep, token_of
from newswire_ops.web.desk import OpenDesk
from newswire_ops.web.forms import OwnForm
from newswire_ops.web.rendering import render
from newswire_ops.web.routing import LOGIN, OperatorRoute

NO_KEY = "This key opens nothing here: it is unknown, revoked, or has neither the scope read nor operate."
TOO_OFTEN = f"Too many tries from this address: wait {WINDOW_S} seconds."

router = APIRouter(route_class=OperatorRoute, include_in_schema=False)


@router.get(LOGIN)
def way_in(request: Request, next: str = PLACE) -> Response:
    """The form for a key; whoever has no cookie yet gets one, by which the form is known to be theirs."""
    return _form(request, token_of(request) or new_token(), next)


@router.post(LOGIN)
def enter(request: Request, desk: OpenDesk, fields: OwnForm) -> Response:
    """Begin a session with a new token: one that somebody knew before opens nothing."""
    wanted = fields.get("next", PLACE)
    caller = network_of(request.client.host) if request.client else ""
    try:
        found = desk.door.log_in(fields.get("key", "").strip(), caller)
    except TooManyAttempts:
        return _form(request, token_of(request), wanted, TOO_OFTEN, 429)
    if found is None:
        return _form(request, token_of(request), wanted, NO_KEY, 401)
    visitor, token = found
    desk.operate.enter(visitor.name)
    response = RedirectResponse(_own(wanted), 303)
    keep(response, request, token)
    return response


@router.post(f"{PLACE}/logout")
def leave(request: Request, desk: OpenDesk, fields: OwnForm) -> Response:
    """End the session, here and wherever else its cookie was taken to."""
    desk.door.log_out(token_of(request))
    response = RedirectResponse(LOGIN, 303)
    keep(response, request, new_token())
    return response


def _form(request: Request, token: str, wanted: str, why: str = "", status: int = 200) -> Response:
    page = render(request, "login.html", status, token=token, wanted=_own(wanted), why=why)
    if status == 429:
        page.headers["Retry-After"] = str(WINDOW_S)
    keep(page, request, token)
    return page


def _own(wanted: str) -> str:
    """A page of the operator's, and no other: a link to the form must lead nowhere else."""
    return wanted if wanted == PLACE or wanted.startswith((f"{PLACE}/", f"{PLACE}?")) else PLACE
