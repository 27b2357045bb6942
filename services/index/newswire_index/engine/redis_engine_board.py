"""How the engine is, in Redis, for the doctor, the operator's page and the exporter."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

EVERY_S = 4  # between two looks of all index workers together: a look is one search that finds nothing
SCRIPTS = ScriptFolder("newswire_index.engine")


class RedisEngineBoard:
    """An EngineBoard of one hash, with the time of Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def claim(self) -> bool:
        with translated():
            return bool(self._state.client.set(keys.ENGINE_ASKED(), "1", nx=True, ex=EVERY_S))

    def write(self, why: str) -> None:
        self._state.call(SCRIPTS["engine_told"], why)

    def count(self, writes: Mapping[str, int]) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            for name, number in writes.items():
                pipe.hincrby(keys.ENGINE_WRITES(), name, number)
            pipe.execute()
