"""Paused stages in Redis, where the scripts of the ledger see them."""

from __future__ import annotations

from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS


class RedisPauses:
    """Pauses in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def pause(self, stage: Stage, why: str) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hset(keys.PAUSED(), stage, why)
            pipe.hdel(keys.PAUSE_ENDS(), stage)
            pipe.execute()

    def pause_for(self, stage: Stage, why: str, longest_s: float) -> bool:
        return bool(self._state.call(SCRIPTS["pause_for"], stage, why, int(longest_s * 1000)))

    def end_pause(self, stage: Stage, why: str) -> None:
        self._state.call(SCRIPTS["end_pause"], stage, why)

    def resume(self, stage: Stage) -> bool:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hdel(keys.PAUSED(), stage)
            pipe.hdel(keys.PAUSE_ENDS(), stage)
            return bool(pipe.execute()[0])

    def paused(self) -> dict[str, str]:
        found = self._state.call(SCRIPTS["paused"])
        return dict(zip(found[::2], found[1::2], strict=True))
