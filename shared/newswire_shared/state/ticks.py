"""Ticks of worker groups in Redis, by its own time: so the clock is seen from every machine."""

from __future__ import annotations

from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS


class RedisTicks:
    """Ticks in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def note(self, group: str) -> None:
        self._state.call(SCRIPTS["tick"], group)

    def ages_s(self) -> dict[str, float]:
        now_ms = self._state.now_ms()
        with translated():
            found = self._state.client.hgetall(keys.TICKS())
        return {group: (now_ms - int(at)) / 1000 for group, at in found.items()}

    def is_turn(self, stage: Stage, every_s: int) -> bool:
        with translated():
            return bool(self._state.client.set(keys.SWEEP(stage), "1", nx=True, ex=every_s))
