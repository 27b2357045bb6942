"""Boxes that ask for an address: a field for mail, and the words around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.shapes import letters, word_count

MOST_WORDS = 90  # of such a box; what holds more is the page, or the article with a box in it


def form_lines(tree: Any) -> frozenset[str]:
    """The letters of all that stands in the boxes of a page that ask for an address."""
    fields = (field for field in tree.iter("input") if (field.get("type") or "").lower() == "email")
    is_box = cache(_is_box)
    boxes = dict.fromkeys(box for field in fields if (box := _box(field, is_box)) is not None)
    return frozenset(said for box in boxes for part in box.iter("*") if (said := letters(full_text(part))))


def _box(field: Any, is_box: Callable[[Any], bool]) -> Any:
    """The largest element around a field that is no more than a box, None for a field alone."""
    box = None
    for around in field.iterancestors():
        if not is_box(around):
            break
        box = around
    return box


def _is_box(element: Any) -> bool:
    return word_count(full_text(element)) <= MOST_WORDS and next(element.iter("h1"), None) is None
