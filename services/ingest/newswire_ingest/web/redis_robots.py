"""robots.txt by origin, in Redis."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

KEPT_S = 3600  # far below the day that RFC 9309 allows: an editor who asks to be left alone is heard within the hour


class RedisRobotsCache:
    """Remembers a text for `kept_s` seconds."""

    def __init__(self, state: State, kept_s: int = KEPT_S) -> None:
        self._state, self._kept_s = state, kept_s

    def get(self, origin: str) -> str | None:
        with translated():
            found = self._state.client.get(keys.ROBOTS(origin))
        return None if found is None else str(found)

    def put(self, origin: str, text: str) -> None:
        with translated():
            self._state.client.set(keys.ROBOTS(origin), text, ex=self._kept_s)
