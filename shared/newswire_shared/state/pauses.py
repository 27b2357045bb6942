"""Paused stages in Redis, where the scripts of the ledger see them."""

from __future__ import annotations

from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated


class RedisPauses:
    """Pauses in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def pause(self, stage: Stage, why: str) -> None:
        with translated():
            self._state.client.hset(keys.PAUSED(), stage, why)

    def resume(self, stage: Stage) -> bool:
        with translated():
            return bool(self._state.client.hdel(keys.PAUSED(), stage))

    def paused(self) -> dict[str, str]:
        with translated():
            return dict(self._state.client.hgetall(keys.PAUSED()))
