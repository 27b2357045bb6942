"""The log of operators' edits in Redis: a hash of changes by number, and the version of what holds."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder
from pydantic import ValidationError

from newswire_enrich.editing.entities.log import LoggedChange, in_force

SCRIPTS = ScriptFolder("newswire_enrich.editing")


class RedisEditLog:
    """An EditLog in Redis; each change of it is one step there."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._log, self._version = keys.ENTITY_EDITS(), keys.ENTITY_EDITS_VERSION()

    def version(self) -> str:
        with translated():
            return str(self._state.client.get(self._version) or "")

    def entries(self) -> tuple[LoggedChange, ...]:
        with translated():
            found = self._state.client.hgetall(self._log)
        return tuple(_read(number, found[number]) for number in sorted(found, key=int))

    def append(self, known: int, entries: Sequence[LoggedChange]) -> bool:
        version = in_force(
            (*self.entries(), *entries)
        ).version  # of another log if somebody is faster: then none is kept
        words = [word for entry in entries for word in (entry.number, entry.model_dump_json())]
        return bool(self._state.call(SCRIPTS["append"], known, version, *words))

    def replace(self, entries: Sequence[LoggedChange]) -> None:
        with translated(), self._state.client.pipeline() as pipe:  # in one step: no worker reads half a log
            pipe.delete(self._log)
            if entries:
                pipe.hset(self._log, mapping={str(entry.number): entry.model_dump_json() for entry in entries})
            pipe.set(self._version, in_force(entries).version)
            pipe.execute()


def _read(number: str, text: str) -> LoggedChange:
    try:
        return LoggedChange.model_validate_json(text)
    except ValidationError as error:  # passes with the next release
        raise TransientError(f"this release cannot read entity edit {number}, start a newer one: {error}") from error
