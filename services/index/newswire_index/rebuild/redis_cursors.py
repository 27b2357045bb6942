"""Cursors of rebuilds in Redis, one hash each."""

from __future__ import annotations

from dataclasses import asdict

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_index.rebuild.cursor import Cursor

KEPT_S = 30 * 86400  # a rebuild that nobody went on with for a month is forgotten; each is one small hash
NUMBERS = ("done", "sent", "fresh", "refused")  # Redis gives back text


class RedisCursors:
    """Cursors that live for 30 days after they were kept last."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, choice: str) -> Cursor | None:
        with translated():
            found = self._state.client.hgetall(keys.REBUILD(choice))
        return Cursor(**{**found, **{name: int(found[name]) for name in NUMBERS}}) if found else None

    def keep(self, cursor: Cursor) -> None:
        key = keys.REBUILD(cursor.choice)
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hset(key, mapping=asdict(cursor))
            pipe.expire(key, KEPT_S)
            pipe.execute()

    def forget(self, choice: str) -> None:
        with translated():
            self._state.client.delete(keys.REBUILD(choice))
