"""Where people find a source."""

from __future__ import annotations

from urllib.parse import quote


def source_address(site: str) -> str:
    """The path of the page of a site."""
    return f"/sources/{quote(site, safe='')}"
