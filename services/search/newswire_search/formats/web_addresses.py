"""Which of the addresses that pages name may be given to others as links and images."""

from __future__ import annotations

import re

WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\]+[^\s]*", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """The address if it is absolute and http or https, whatever a page calls an address."""
    return url if url and WEB_ADDRESS.fullmatch(url) else None
