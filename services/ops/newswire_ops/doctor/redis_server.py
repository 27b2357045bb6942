"""A Redis as it describes itself."""

from __future__ import annotations

from typing import Any

from newswire_shared.state import keys
from newswire_shared.state.keys import PACKING
from newswire_shared.state.redis_state import translated
from redis.exceptions import ResponseError

from newswire_ops.ports import ServerFacts


class RedisServer:
    """Asks by INFO and CONFIG, which cost the same whatever lies in Redis; a managed one may refuse the latter.

    One that only carries queues is not asked for keys of the state, which a user of it may not read.
    """

    def __init__(self, client: Any, *, holds_state: bool = True) -> None:
        self._client, self._holds_state = client, holds_state

    def ping(self) -> None:
        with translated():
            self._client.ping()

    def facts(self) -> ServerFacts:
        with translated():
            memory, persistence = self._client.info("memory"), self._client.info("persistence")
            server, cluster = self._client.info("server"), self._client.info("cluster")
            role = self._client.info("replication").get("role")
            unfiled = int(self._client.get(keys.SHELF()) or 0) if self._holds_state else 0
        return ServerFacts(
            eviction=memory.get("maxmemory_policy"),
            is_appending=bool(persistence.get("aof_enabled")),
            used_bytes=int(memory["used_memory"]),
            loose=self._loose(),
            unfiled=unfiled,
            version=tuple(int(part) for part in str(server["redis_version"]).split(".")),
            is_cluster=bool(cluster.get("cluster_enabled")),
            is_replica=role == "slave",
        )

    def _loose(self) -> dict[str, int]:
        with translated():
            try:
                set_to = self._client.config_get(*PACKING)
            except ResponseError:  # refused: its memory tells
                return {}
        return {name: least for name, least in PACKING.items() if int(set_to.get(name, least)) < least}
