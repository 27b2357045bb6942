"""Addresses that may be given to others as a link or an image: those that a page names, and that of a site's icon."""

from __future__ import annotations

import re

# Browsers skip blanks and turn backslashes into slashes, so neither may stand in what is called an address.
WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\]+[^\s]*", re.IGNORECASE)
SITE = re.compile(r"https?://[^\s/?#\\@]+(?=[/?#]|$)", re.IGNORECASE)  # not one that a name and a password go with


def web_address(url: str | None) -> str | None:
    """The address if it is absolute and http or https, whatever a page calls an address.

    `javascript:` and `data:` in a link would run as a part of our own page.
    """
    return url if url and WEB_ADDRESS.fullmatch(url) else None


def icon_address(url: str | None) -> str | None:
    """Where the site of an address has its icon if it keeps to what browsers ask for when a page names none."""
    found = SITE.match(url) if url and web_address(url) else None
    return f"{found[0]}/favicon.ico" if found else None
