"""The log of actions in Redis: a stream, whose ids are its times."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_ops.operations.actions import KEPT, Action


class RedisActionLog:
    """ActionLog in a stream of bounded length."""

    def __init__(self, state: State) -> None:
        self._state = state

    def note(self, who: str, what: str, of: str, outcome: str) -> None:
        told = {"who": who, "what": what, "of": of, "outcome": outcome}
        with translated():
            self._state.client.xadd(keys.OPS_ACTIONS(), told, maxlen=KEPT, approximate=True)

    def newest(self, limit: int) -> list[Action]:
        with translated():
            found = self._state.client.xrevrange(keys.OPS_ACTIONS(), count=limit)
        return [_action(entry_id, told) for entry_id, told in found]


def _action(entry_id: str, told: dict[str, str]) -> Action:
    words = (told.get(name, "") for name in ("who", "what", "of", "outcome"))
    return Action(int(entry_id.partition("-")[0]), *words)
