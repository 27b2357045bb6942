"""Backpressure: whether intake should wait, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from newswire_shared.clock import Clock
from newswire_shared.reasons import Stage
from newswire_shared.scripts import State, translated
from newswire_shared.topology import ROUTES

PAUSE_S = 2.0
STAGES = (Stage.ENRICH, Stage.INDEX)
CONSUMED = tuple(queue for route in ROUTES if route.stage in STAGES for queue in route.queues.values())


class Pressure(Protocol):
    """Says whether intake should wait."""

    def reason(self) -> str:
        """Why intake should wait, "" if it need not.  Costs two round trips."""


def wait_for_room(pressure: Pressure, clock: Clock, say: Callable[[str], None]) -> None:
    """Wait while there is a reason to, and say each reason once."""
    said = ""
    while reason := pressure.reason():
        if reason != said:
            say(reason)
            said = reason
        clock.sleep(PAUSE_S)


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
