"""Where people find an entity."""

from __future__ import annotations

from urllib.parse import quote


def entity_address(entity_id: str) -> str:
    """The path of the page of an entity."""
    return f"/entities/{quote(entity_id, safe='')}"
