"""The log of editors' decisions on stories, as a list in Redis."""

from __future__ import annotations

from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from pydantic import ValidationError

from newswire_enrich.editing.stories.edits import LoggedStoryEdit


class RedisStoryEditLog:
    """A StoryEditLog in Redis."""

    def __init__(self, state: State) -> None:
        self._state, self._key = state, keys.STORY_EDITS()

    def entries(self) -> tuple[LoggedStoryEdit, ...]:
        with translated():
            found = self._state.client.lrange(self._key, 0, -1)
        return tuple(_read(number, text) for number, text in enumerate(found, 1))

    def append(self, entry: LoggedStoryEdit) -> int:
        with translated():
            return int(self._state.client.rpush(self._key, entry.model_dump_json()))


def _read(number: int, text: str) -> LoggedStoryEdit:
    try:
        return LoggedStoryEdit.model_validate_json(text)
    except ValidationError as error:  # passes with the next release
        raise TransientError(f"this release cannot read story edit {number}, start a newer one: {error}") from error
