"""An http(s) address taken apart, and put together in the canonical spelling."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_ADDRESS = re.compile(
    r"(?P<scheme>https?):[/\\]+(?P<authority>[^/\\?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_AUTHORITY = re.compile(r"(?:(?P<userinfo>.*)@)?(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>[0-9]*))?", re.DOTALL)
LARGEST_PORT: Final = 65535


class AddressProblem(ValueError):
    """What is wrong with an address and what to do about it; the address is added where it was given."""


class Parts(NamedTuple):
    """The parts of an address that the rules work on.

    `segments` are the pieces of the path between slashes (a last empty one is a trailing slash,
    none at all is the root); `params` are the pieces of the query between ampersands.
    """

    scheme: str
    userinfo: str | None
    host: str
    port: int | None
    segments: tuple[str, ...]
    params: tuple[str, ...]
    fragment: str


def parse(text: str) -> Parts:
    """Take an address apart without judging its host; raises AddressProblem."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise AddressProblem("is no http, https or file address; give it in full, as in https://host/path")
    userinfo, host, port = _authority(found["authority"])
    path = found["path"].replace("\\", "/")[1:]  # as browsers read it
    query = found["query"]
    return Parts(
        found["scheme"].lower(),
        userinfo,
        host,
        port,
        tuple(path.split("/")) if path else (),
        tuple(query.split("&")) if query is not None else (),
        found["fragment"] or "",
    )


def compose(parts: Parts) -> str:
    """Put the parts together; the scheme is always written https."""
    port = "" if parts.port is None else f":{parts.port}"
    query = f"?{'&'.join(parts.params)}" if parts.params else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"https://{parts.host}{port}/{'/'.join(parts.segments)}{query}{fragment}"


def _authority(text: str) -> tuple[str | None, str, int | None]:
    found = _AUTHORITY.fullmatch(text)
    if found is None:
        raise AddressProblem("has a host or port that cannot be read; write https://host:port/path")
    return found["userinfo"], found["host"], _port(found["port"])


def _port(digits: str | None) -> int | None:
    if not digits:
        return None
    digits = digits.lstrip("0")
    if not digits or len(digits) > 5 or int(digits) > LARGEST_PORT:
        raise AddressProblem(f"has a port outside 1 to {LARGEST_PORT}; correct or leave out the port")
    return int(digits)
