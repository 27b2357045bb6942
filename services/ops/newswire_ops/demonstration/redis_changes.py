"""Changes of linking that wait in Redis for the index."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated


class RedisUnindexedChanges:
    """The size of linking's outbox."""

    def __init__(self, state: State) -> None:
        self._state = state

    def size(self) -> int:
        with translated():
            return int(self._state.client.zcard(keys.LINK_OUTBOX()))
