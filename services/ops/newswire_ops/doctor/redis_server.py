"""The Redis of the state, as it describes itself."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.keys import PACKING
from newswire_shared.state.redis_state import State, translated
from redis.exceptions import ResponseError

from newswire_ops.ports import ServerFacts


class RedisServer:
    """Asks by INFO and CONFIG, which cost the same whatever lies in Redis; a managed one may refuse the latter."""

    def __init__(self, state: State) -> None:
        self._state = state

    def ping(self) -> None:
        with translated():
            self._state.client.ping()

    def facts(self) -> ServerFacts:
        with translated():
            memory, persistence = self._state.client.info("memory"), self._state.client.info("persistence")
            unfiled = int(self._state.client.get(keys.SHELF()) or 0)
        return ServerFacts(
            eviction=memory.get("maxmemory_policy"),
            is_appending=bool(persistence.get("aof_enabled")),
            used_bytes=int(memory["used_memory"]),
            loose=self._loose(),
            unfiled=unfiled,
        )

    def _loose(self) -> dict[str, int]:
        with translated():
            try:
                set_to = self._state.client.config_get(*PACKING)
            except ResponseError:  # refused: its memory tells
                return {}
        return {name: least for name, least in PACKING.items() if int(set_to.get(name, least)) < least}
