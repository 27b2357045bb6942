"""The log of editors' decisions on stories, as a list in Redis: an entry's place is its number."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from pydantic import ValidationError
from redis.exceptions import WatchError

from newswire_enrich.editing.stories.edits import LoggedStoryEdit


class RedisStoryEditLog:
    """A JournalStore in Redis; its entries are numbered without a gap."""

    def __init__(self, state: State) -> None:
        self._state, self._key = state, keys.STORY_EDITS()

    def entries(self) -> tuple[LoggedStoryEdit, ...]:
        with translated():
            found = self._state.client.lrange(self._key, 0, -1)
        return tuple(_read(number, text) for number, text in enumerate(found, 1))

    def append(self, known: int, entries: Sequence[LoggedStoryEdit]) -> bool:
        if [entry.number for entry in entries] != [*range(known + 1, known + 1 + len(entries))]:
            return False
        with translated(), self._state.client.pipeline() as pipe:
            pipe.watch(self._key)  # who pushes between the look at the length and ours makes ours fail
            if pipe.llen(self._key) != known:
                return False
            pipe.multi()
            pipe.rpush(self._key, *map(_written, entries))
            try:
                pipe.execute()
            except WatchError:
                return False
        return True

    def replace(self, entries: Sequence[LoggedStoryEdit]) -> None:
        with translated(), self._state.client.pipeline() as pipe:  # in one step: nobody reads half a log
            pipe.delete(self._key)
            if entries:
                pipe.rpush(self._key, *map(_written, entries))
            pipe.execute()


def _written(entry: LoggedStoryEdit) -> str:
    return as_json(entry.dumped())


def _read(number: int, text: str) -> LoggedStoryEdit:
    try:
        return LoggedStoryEdit.model_validate({**json.loads(text), "number": number})
    except (ValidationError, ValueError, TypeError) as error:  # passes with the next release
        raise TransientError(f"this release cannot read story edit {number}, start a newer one: {error}") from error
