"""Stories and placements, read from the state that linking keeps in Redis."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.documents import Copy, Story, StorySection
from newswire_shared.contracts.stories import MOST_READ, copy_of, story_of
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import STORY_SCRIPTS


class RedisStories:
    """Reads stories from the state in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        found = self._state.call_raw(STORY_SCRIPTS["story_resolve"], *story_ids)
        return dict(zip(story_ids, (name.decode() for name in found), strict=True))

    def story(self, story_id: str) -> Story | None:
        found = self._state.call_raw(STORY_SCRIPTS["story_described"], story_id, MOST_READ)
        return story_of(*found) if found else None

    def members(self, story_id: str) -> list[str]:
        return [name.decode() for name in self._state.call_raw(STORY_SCRIPTS["story_members"], story_id)]

    def copies(self, article_ids: Sequence[str]) -> dict[str, Copy]:
        found = self._state.call_raw(STORY_SCRIPTS["story_copies"], *article_ids)
        return {name: copy_of(*words) for name, words in zip(article_ids, found, strict=True) if words}


class RedisPlacements:
    """Placements by the state in Redis, one call for many articles."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, article_ids: Sequence[str]) -> dict[str, StorySection]:
        found = self._state.call_raw(STORY_SCRIPTS["story_placed"], *article_ids) if article_ids else ()
        return {row[0].decode(): _section(*row[1:]) for row in found}


def _section(story: bytes, original: bytes, percent: bytes, kind: bytes) -> StorySection:
    return StorySection(id=story.decode(), copy_of=copy_of(original, percent, kind) if original else None)
