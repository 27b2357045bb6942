"""The site of an article as readers know it: by its name."""

from __future__ import annotations

from ipaddress import ip_address

from newswire_shared.contracts.article_facets import site_of


def named_site(url: str) -> str:
    """The host of an address without `www.`; "" where it has none, or a number that tells a reader nothing."""
    host = site_of(url)
    return host if is_name(host) else ""


def is_name(host: str) -> bool:
    """Whether a host is called by a name, and not by a number alone."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return bool(host)
    return False
