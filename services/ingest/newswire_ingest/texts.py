"""Texts that can be kept."""

from __future__ import annotations


def storable(text: str) -> str:
    """A text with `?` for each half of a character, which JSON and the names of files can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
