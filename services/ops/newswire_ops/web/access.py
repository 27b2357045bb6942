"""Who asks: by the cookie of a session on the page, by a key over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from newswire_shared.contracts.errors import NewswireError
from newswire_shared.web.fastapi_keys import KeyText

from newswire_ops.visitors.visitor import SESSION_S, Visitor
from newswire_ops.web.desk import OpenDesk

COOKIE = "newswire-ops"
PLACE = "/ops"  # of the cookie: no other page is sent it
A_KEY = "a key with the scope `read` or `operate` is needed: `newswire keys add NAME --scope read --scope operate`"


class NotEntered(NewswireError):
    """Nobody is logged in: the page shows the form."""


class NotAllowed(NewswireError):
    """Who is logged in may see, and not act; or a form came from elsewhere."""


def token_of(request: Request) -> str:
    """What the browser's cookie holds, empty for none."""
    return request.cookies.get(COOKIE, "")


def found_visitor(request: Request, desk: OpenDesk) -> Visitor | None:
    """Whoever has a session; None for a stranger."""
    return desk.door.by_session(token_of(request))


def visitor(found: Annotated[Visitor | None, Depends(found_visitor)]) -> Visitor:
    """Who may see.  Raises NotEntered."""
    if found is None:
        raise NotEntered
    return found


def operator(found: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Who may act.  Raises NotAllowed, NotEntered."""
    if not found.may_operate:
        raise NotAllowed("this key sees, and does nothing: enter one with the scope `operate`")
    return found


def caller(desk: OpenDesk, text: KeyText) -> Visitor:
    """Who asks over the API, where no cookie counts.  Raises HTTPException: 401."""
    found = desk.door.by_key(text)
    if found is None:
        raise HTTPException(401, A_KEY, {"WWW-Authenticate": "Bearer"})
    return found


def operating_caller(found: Annotated[Visitor, Depends(caller)]) -> Visitor:
    """Who acts over the API.  Raises HTTPException: 401, or 403 for a key that may only see."""
    if not found.may_operate:
        raise HTTPException(403, "the key does not have the scope `operate`")
    return found


Seer = Annotated[Visitor, Depends(visitor)]
Operator = Annotated[Visitor, Depends(operator)]
Caller = Annotated[Visitor, Depends(caller)]
OperatingCaller = Annotated[Visitor, Depends(operating_caller)]


def keep(response: Response, request: Request, token: str) -> None:
    """Let the browser keep a token: no script reads it, and no other site's page has it sent."""
    response.set_cookie(
        COOKIE, token, max_age=SESSION_S, path=PLACE, httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
