"""Texts as they can be kept."""

from __future__ import annotations


def storable(text: str) -> str:
    """A text with `?` for each half of a character, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
