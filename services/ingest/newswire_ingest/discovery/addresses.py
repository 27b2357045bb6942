"""What a person types for a site, as addresses that can be asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from newswire_shared.contracts.domains import registered_domain
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, host_key

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=//|[^\d/])", re.IGNORECASE)  # `example.org:8080` has a port and no scheme
_FEED = re.compile(r"(?:feed|itpc|pcast|podcast|rss):(?://)?", re.IGNORECASE)  # what readers make of a feed's address
_PORTS = {"http": "80", "https": "443"}


def tried(text: str) -> tuple[str, ...]:
    """The addresses to try, in order; without a scheme https comes first.

    Raises UsageError for what is no address of the web.
    """
    bare = _FEED.sub("", text.strip().strip("<>\"'").strip(), count=1)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in _PORTS:
        raise UsageError(f"{text!r} is no address of the web: give a site, a page, or a feed, such as example.org")
    bare = bare if scheme else bare.removeprefix("//")
    if not scheme and not re.match(r"[^\s/]*[.:\]][^\s]*|localhost", bare):
        raise UsageError(f"{text!r} is neither a file nor an address: give a site, a page, or a feed, as example.org")
    return tuple(plain(address) for address in ((bare,) if scheme else (f"https://{bare}", f"http://{bare}")))


def plain(address: str) -> str:
    """An address with its host as the name service knows it, a path, and no fragment.  Raises UsageError."""
    try:
        host, _, port = host_key(address).rpartition(":")
        parts = urlsplit(address.strip())
    except (InvalidAddress, ValueError) as error:
        raise UsageError(str(error)) from error
    scheme = parts.scheme.lower()
    place = host if port == _PORTS.get(scheme) else f"{host}:{port}"
    return urlunsplit((scheme, place, parts.path or "/", parts.query, ""))


def site_of(address: str) -> str:
    """The registrable domain of an address; its host and port without www. where it has none."""
    netloc = urlsplit(address).netloc.lower()
    return registered_domain(netloc) or netloc.removeprefix("www.")


def steps(address: str) -> tuple[str, ...]:
    """The steps of an address' path, in small letters."""
    return tuple(step for step in urlsplit(address).path.lower().split("/") if step)
