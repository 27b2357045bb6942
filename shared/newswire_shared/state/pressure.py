"""Backpressure from the lengths of queues and the memory of Redis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import ROUTES
from newswire_shared.state.redis_state import State, translated

STAGES = (Stage.ENRICH, Stage.INDEX)
CONSUMED = tuple(queue for route in ROUTES if route.stage in STAGES for queue in route.queues.values())


@dataclass(frozen=True, slots=True)
class RedisPressure:
    """Looks at the lengths of queues and at the memory of the state's Redis."""

    broker: Any
    state: State
    high_water_messages: int
    memory_stop_percent: float

    def reason(self) -> str:
        with translated():
            with self.broker.pipeline(transaction=False) as pipe:
                for queue in CONSUMED:
                    pipe.llen(queue)
                lengths = dict(zip(CONSUMED, pipe.execute(), strict=True))
            memory = self.state.client.info("memory")
        full = next((queue for queue, length in lengths.items() if length >= self.high_water_messages), None)
        if full:
            return f"{lengths[full]} messages wait in {full} (high water: {self.high_water_messages})"
        most = int(memory.get("maxmemory", 0))
        if most and 100 * int(memory["used_memory"]) / most > self.memory_stop_percent:
            return f"Redis uses more than {self.memory_stop_percent:g} % of its memory"
        return ""
