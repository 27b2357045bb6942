"""Who asks: by the cookie of a session on the page, by a key over the API, or from the stack's own machine."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from newswire_shared.contracts.errors import NewswireError

from newswire_ops.visitors.visitor import SESSION_S, Visitor
from newswire_ops.web.desk import OpenDesk

COOKIE = "newswire-ops"
PLACE = "/ops"  # of the cookie: no other page is sent it
PORT = re.compile(r":\d*\Z")
# Whoever comes through a proxy is not at this machine, though the proxy may be.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
A_KEY = "a key with the scope `read` or `operate` is needed: `newswire keys add NAME --scope read --scope operate`"

bearer = HTTPBearer(auto_error=False, scheme_name="key", description="A key of `newswire keys add`.")
header_key = APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="header-key")


class NotEntered(NewswireError):
    """Nobody is logged in: the page shows the form."""


class NotAllowed(NewswireError):
    """Who is logged in may see, and not act; or a form came from elsewhere."""


def is_at_this_machine(request: Request) -> bool:
    """Whether a request comes from this machine, by an address of it, and through no proxy that says so.

    The name in `Host` counts too: a page of a stranger that points its own name here must not get in.
    """
    client = request.client.host if request.client else ""
    name = PORT.sub("", request.headers.get("host", "")).strip("[]").lower()
    is_forwarded = any(header in request.headers for header in FORWARDED)
    return _is_loopback(client) and (name == "localhost" or _is_loopback(name)) and not is_forwarded


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def token_of(request: Request) -> str:
    """What the browser's cookie holds, empty for none."""
    return request.cookies.get(COOKIE, "")


def found_visitor(request: Request, desk: OpenDesk) -> Visitor | None:
    """Whoever has a session, or is at this machine; None for a stranger."""
    found = desk.door.by_session(token_of(request))
    return found or (desk.door.by_place() if is_at_this_machine(request) else None)


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


def caller(
    request: Request,
    desk: OpenDesk,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    own_header: Annotated[str | None, Depends(header_key)],
) -> Visitor:
    """Who asks over the API, where no cookie counts.  Raises HTTPException: 401."""
    text = credentials.credentials if credentials else own_header or ""
    found = desk.door.by_key(text)
    if found is None and not text and is_at_this_machine(request):
        found = desk.door.by_place()
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
