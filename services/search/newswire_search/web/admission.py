"""Keys and limits over HTTP: who may read, and who may do what a scope allows."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from http import HTTPStatus

from fastapi import Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from newswire_shared.accounting.access_keys import AccessKey, Right
from newswire_shared.web.fastapi_keys import bearer, header_key

from newswire_search.access.admission import Admitted, Refusal
from newswire_search.access.ports import Allowance
from newswire_search.web.dependencies import use_cases_of

ASK = {"WWW-Authenticate": 'Bearer, Basic realm="newswire: the password is a key", charset="UTF-8"'}
A_KEY = "Authorization: Bearer KEY, or the key as a browser's password (the operator makes one by `newswire keys add`)"
# They tell the API's document how a key is given.
KEYS = (Depends(bearer), Depends(header_key))


async def reader(request: Request) -> None:
    """Admits who may read.  Raises HTTPException: 401 without a key where one is needed, 403, or 429."""
    admission = use_cases_of(request).admission
    if admission.is_open:
        return
    address = request.client.host if request.client else ""
    found = await run_in_threadpool(admission, key_of(request) or password_of(request), address)
    if found.allowance:
        request.state.rate_limit = headers_of(found.allowance)
    if found.refusal:
        raise refused(found, Right.READ)


def holder(right: Right) -> Callable[[Request], AccessKey]:
    """A dependency that gives the key of a request, which must have a scope; a browser's password is not taken.

    A browser would send that also where another site's page makes it ask.
    """

    def holder_of(request: Request) -> AccessKey:
        found = use_cases_of(request).admission.holder(key_of(request), right)
        if isinstance(found, Refusal):
            raise refused(Admitted(found), right)
        return found

    return holder_of


def key_of(request: Request) -> str:
    """The key that a request brings, empty for none."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")


def password_of(request: Request) -> str:
    """The password that a browser or a reader of feeds sends, empty for none."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(text, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def headers_of(left: Allowance) -> dict[str, str]:
    """What is left, in the headers that clients know."""
    return {
        "RateLimit-Limit": str(left.limit.requests),
        "RateLimit-Remaining": str(left.remaining),
        "RateLimit-Reset": str(left.reset_s),
    }


def refused(found: Admitted, right: Right) -> HTTPException:
    """The error that a refusal is answered with."""
    if found.refusal is Refusal.TOO_MANY and found.allowance:
        limit, wait = found.allowance.limit.requests, str(found.allowance.retry_after_s)
        message = f"more than {limit} requests a minute: ask again in {wait} s"
        return HTTPException(HTTPStatus.TOO_MANY_REQUESTS, message, {"Retry-After": wait})
    if found.refusal is Refusal.LACKS_SCOPE:
        return HTTPException(HTTPStatus.FORBIDDEN, f"the key does not have the scope `{right}`")
    why = "the key is unknown or revoked" if found.refusal is Refusal.UNKNOWN else "a key is needed"
    return HTTPException(HTTPStatus.UNAUTHORIZED, f"{why}: {A_KEY}", ASK)
