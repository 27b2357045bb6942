"""The keys of programs, in a state that is there while newswire runs."""

from __future__ import annotations

from newswire_shared.accounting.access_keys import AccessKey
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.state_on_demand import StateOnDemand


class RedisKeysOnDemand:
    """KnownKeys over a state that its first reader opens."""

    def __init__(self, state: StateOnDemand) -> None:
        self._state = state

    def get(self, key_id: str) -> AccessKey | None:
        return self._state.ask(lambda state: RedisAccessKeys(state).get(key_id))

    def note_use(self, key_id: str) -> None:
        self._state.ask(lambda state: RedisAccessKeys(state).note_use(key_id))
