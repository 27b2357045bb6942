"""The port of a census: which articles an engine holds, and in which state, without their documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_index.engine.selection import Place, Selection

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article that the engine holds: its place in a walk, and the capture that its text is of."""

    place: Place
    capture_id: str


class Census(Protocol):
    """Counts and lists what search sees.  Raises TransientError where the engine is away."""

    def hours(self, selection: Selection) -> Mapping[int, int]:
        """How many articles were first seen in each hour since 1970; hours without any are absent."""

    def page(self, selection: Selection, after: Place | None, limit: int) -> list[HeldArticle]:
        """Up to `limit` articles by their place, those after one where it is given."""
