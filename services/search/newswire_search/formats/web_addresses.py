"""The rule by which an address that a page names may be given to others as a link or an image."""

from __future__ import annotations

import re

# Browsers skip blanks and turn backslashes into slashes, so neither may stand in what is called an address.
WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\]+[^\s]*", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """The address if it is absolute and http or https, whatever a page calls an address.

    `javascript:` and `data:` in a link would run as a part of our own page.
    """
    return url if url and WEB_ADDRESS.fullmatch(url) else None
