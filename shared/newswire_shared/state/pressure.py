"""Backpressure from the lengths of queues and the memory of Redis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.identity import SCHEME_VERSION
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import ROUTES
from newswire_shared.state import keys
from newswire_shared.state.epoch import epoch_of
from newswire_shared.state.redis_state import State, translated

STAGES = (Stage.ENRICH, Stage.INDEX)
CONSUMED = tuple(queue for route in ROUTES if route.stage in STAGES for queue in route.queues.values())


@dataclass(frozen=True, slots=True)
class RedisPressure:
    """Looks at the lengths of queues, the memory of the state's Redis, and whether its registry knows every article.

    What sends only what was taken in before need not wait for what was lost (`takes_in` is False).
    """

    broker: Any
    state: State
    high_water_messages: int
    memory_stop_percent: float
    takes_in: bool = True

    def reason(self) -> str:
        with translated():
            with self.broker.pipeline(transaction=False) as pipe:
                for queue in CONSUMED:
                    pipe.llen(queue)
                lengths = dict(zip(CONSUMED, pipe.execute(), strict=True))
            with self.state.client.pipeline(transaction=False) as pipe:
                pipe.info("memory").get(keys.SCHEMA()).hget(keys.REGISTRY(), "scheme").hgetall(keys.EPOCH())
                memory, version, scheme, epoch = pipe.execute()
        full = next((queue for queue, length in lengths.items() if length >= self.high_water_messages), None)
        if full:
            return f"{lengths[full]} messages wait in {full} (high water: {self.high_water_messages})"
        if self.takes_in and (unknown := epoch_of(epoch).reason):
            return unknown
        if version and scheme != str(SCHEME_VERSION):
            return f"the registry is being brought up to scheme {SCHEME_VERSION} of identity, which ingest workers do"
        most = int(memory.get("maxmemory", 0))
        if most and 100 * int(memory["used_memory"]) / most > self.memory_stop_percent:
            return f"Redis uses more than {self.memory_stop_percent:g} % of its memory"
        return ""
