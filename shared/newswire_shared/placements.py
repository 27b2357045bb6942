"""Where articles are placed by linking and by editors: each one's story, and the original that it copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from newswire_shared.documents import Copy, StorySection
from newswire_shared.scripts import State


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
        told = {row[0].decode(): [word.decode() for word in row[1:]] for row in found}
        return {article: _section(*words) for article, words in told.items()}


def _section(story: str, original: str, percent: str, kind: str) -> StorySection:
    if not original:
        return StorySection(id=story)
    copy = Copy.model_validate({"duplicate_of": original, "kind": kind, "similarity": int(percent) / 100})
    return StorySection(id=story, copy_of=copy)
