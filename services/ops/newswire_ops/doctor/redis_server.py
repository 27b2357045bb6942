"""The Redis of the state, as it describes itself."""

from __future__ import annotations

from newswire_shared.state.redis_state import State, translated

from newswire_ops.ports import ServerFacts


class RedisServer:
    """Asks by INFO, whose sections cost the same whatever lies in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def ping(self) -> None:
        with translated():
            self._state.client.ping()

    def facts(self) -> ServerFacts:
        with translated():
            memory, persistence = self._state.client.info("memory"), self._state.client.info("persistence")
        return ServerFacts(
            eviction=memory.get("maxmemory_policy"),
            is_appending=bool(persistence.get("aof_enabled")),
            used_bytes=int(memory["used_memory"]),
        )
