"""Names of declared sources in Redis."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated


class RedisDeclaredSources:
    """The fields of the hash of sources."""

    def __init__(self, state: State) -> None:
        self._state = state

    def names(self) -> list[str]:
        with translated():
            return list(self._state.client.hkeys(keys.SOURCES()))
