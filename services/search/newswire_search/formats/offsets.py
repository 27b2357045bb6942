"""Offsets in texts: in code points, as they are stored, or in UTF-16 code units, as JavaScript and Java count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from newswire_shared.contracts.documents import Span
from pydantic import BaseModel

WIDEST_SINGLE = "\uffff"  # the last character that is one code unit; each after it is two

M = TypeVar("M", bound=BaseModel)


class OffsetUnit(StrEnum):
    """What offsets count."""

    CODE_POINTS = "codepoints"
    UTF16 = "utf16"


def in_utf16(told: M, texts: Mapping[str, str]) -> M:
    """What is told with every span in it in UTF-16 code units; `texts` are those of the spans' fields."""
    wide = {field: _wide(text) for field, text in texts.items()}
    return _model(told, wide) if any(wide.values()) else told  # of most texts both are the same


def _wide(text: str) -> list[int]:
    """The places of the characters that are two code units."""
    return [] if text.isascii() else [place for place, character in enumerate(text) if character > WIDEST_SINGLE]


def _model(told: M, wide: Mapping[str, list[int]]) -> M:
    values = {name: _converted(getattr(told, name), wide) for name in type(told).model_fields}
    if isinstance(told, Span):
        places = wide.get(told.field, [])
        values |= {"start": _moved(told.start, places), "end": _moved(told.end, places)}
    return told.model_copy(update=values)


def _moved(offset: int, places: list[int]) -> int:
    return offset + bisect_left(places, offset)


def _converted(value: object, wide: Mapping[str, list[int]]) -> object:
    if isinstance(value, BaseModel):
        return _model(value, wide)
    if isinstance(value, tuple):
        return tuple(_converted(each, wide) for each in value)
    return value
