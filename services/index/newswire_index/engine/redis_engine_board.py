"""How the engine is, in Redis, for the doctor, the operator's page and the exporter."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

SCRIPTS = ScriptFolder("newswire_index.engine")


class RedisEngineBoard:
    """An EngineBoard of one hash, with the time of Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def write(self, why: str) -> None:
        self._state.call(SCRIPTS["engine_told"], why)

    def count(self, writes: Mapping[str, int]) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            for name, number in writes.items():
                pipe.hincrby(keys.ENGINE_WRITES(), name, number)
            pipe.execute()
