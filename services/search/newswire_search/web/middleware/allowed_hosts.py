"""The names that the application answers to, so that no stranger's name leads a browser's scripts to it.

A page of a stranger can point its own name at this machine once it is open (DNS rebinding), and would then read every
answer.  It cannot do that with an address, nor with a name without a dot, for those are nobody's to point.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from ipaddress import ip_address

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from newswire_search.web import errors

ANY = "*"
FREE = "/health/"  # whoever watches asks by whatever name
PORT = re.compile(r":\d*\Z")


class AllowedHosts:
    """Middleware: answers addresses, names without a dot, and the names that are set; others get 421."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = host_name(Headers(scope=scope).get("host", "")) if scope["type"] == "http" else ""
        if is_ours(name, self._names) or scope["path"].startswith(FREE):
            await self.app(scope, receive, send)
        else:
            await errors.answer(Request(scope), _not_ours(name))(scope, receive, send)


def names_of(setting: str) -> frozenset[str]:
    """The names of a setting, which commas part."""
    return frozenset(name.strip().lower() for name in setting.split(",") if name.strip())


def host_name(header: str) -> str:
    """The name in a `Host` header, without its port."""
    return PORT.sub("", header).strip("[]").removesuffix(".").lower()


def is_ours(name: str, names: frozenset[str]) -> bool:
    """Decides whether a name is answered."""
    return "." not in name or name in names or ANY in names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _not_ours(name: str) -> errors.ErrorReply:
    message = f"this server is not answered by the name {name[:100]!r}"
    hint = "Use its address, or let the operator add the name to NEWSWIRE_SEARCH_HOSTS."
    return errors.ErrorReply(HTTPStatus.MISDIRECTED_REQUEST, "misdirected_request", message, hint)
