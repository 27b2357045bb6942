"""The sources' health in Redis, for the exporter."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

EVERY_S = 15  # between two counts: who watches is told within half a minute
KEPT_S = 300  # after the next count was due: then nobody counts, and old numbers would be false


class RedisHealthBoard:
    """A HealthBoard of two hashes that end by themselves."""

    def __init__(self, state: State) -> None:
        self._state = state

    def claim(self) -> bool:
        with translated():
            return bool(self._state.client.set(keys.SOURCES_COUNTED(), "1", nx=True, ex=EVERY_S))

    def rest(self, wait_s: float) -> None:
        until_next_s = max(EVERY_S, round(wait_s))
        with translated(), self._state.client.pipeline() as pipe:
            pipe.set(keys.SOURCES_COUNTED(), "1", ex=until_next_s)
            for key in (keys.SOURCES_HEALTH(), keys.SOURCES_ILL()):
                pipe.expire(key, until_next_s + KEPT_S)
            pipe.execute()

    def write(self, counts: Mapping[str, int], ill: Mapping[str, str]) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            for key, fields in ((keys.SOURCES_HEALTH(), dict(counts)), (keys.SOURCES_ILL(), dict(ill))):
                pipe.delete(key)
                if fields:
                    pipe.hset(key, mapping=fields)
                    pipe.expire(key, KEPT_S)
            pipe.execute()
