"""Texts that are translated where they are shown."""

from __future__ import annotations

from typing import LiteralString


def written(text: LiteralString) -> LiteralString:
    """The text itself: it is marked for the catalogues of the pages, which translate it when a page is made."""
    return text
