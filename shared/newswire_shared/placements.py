"""Where articles are placed by linking and by editors: each one's story, and the original that it copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from newswire_shared.documents import StorySection
from newswire_shared.scripts import State
from newswire_shared.stories import copy_of


class Placements(Protocol):
    """Tells where articles are placed just now."""

    def of(self, article_ids: Sequence[str]) -> Mapping[str, StorySection]:
        """The placement of each article that the state remembers; others are absent."""


class RedisPlacements:
    """Placements by the state in Redis, one call for many articles."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, article_ids: Sequence[str]) -> dict[str, StorySection]:
        found = self._state.call_raw("link_placed", *article_ids) if article_ids else ()
        return {row[0].decode(): _section(*row[1:]) for row in found}


def _section(story: bytes, original: bytes, percent: bytes, kind: bytes) -> StorySection:
    return StorySection(id=story.decode(), copy_of=copy_of(original, percent, kind) if original else None)
