"""The root of the part of `newswire stories` that changes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble

from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.linking.redis_story_state import RedisStoryState


def open_story_editor() -> StoryEditor:
    """The editor of stories on the configured or running stack.  Raises MissingStack if there is none."""
    parts = assemble("stories", load(SharedSettings))
    return StoryEditor(RedisStoryState(parts.state), RedisStoryEditLog(parts.state), parts.publisher, SystemClock())


@dataclass(frozen=True, slots=True)
class StoryEditing:
    """What editors decide of stories; the editor finds its stack when it is asked for."""

    editor: Callable[[], StoryEditor] = open_story_editor
