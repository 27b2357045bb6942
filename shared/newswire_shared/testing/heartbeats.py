"""Heartbeats in memory."""

from __future__ import annotations

from newswire_shared.accounting.heartbeats import FORGOTTEN_S, Heartbeat, Pulse
from newswire_shared.testing.memory import Memory


class FakeHeartbeats:
    """Heartbeats in a dictionary, by the clock of a memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def beat(self, pulse: Pulse) -> None:
        """Keep a pulse."""
        self._memory.pulses[pulse.node, pulse.machine] = (self._memory.clock.now_ms(), pulse)

    def leave(self, node: str, machine: str) -> None:
        """Forget one."""
        self._memory.pulses.pop((node, machine), None)

    def all(self) -> list[Heartbeat]:
        """Those that are not forgotten."""
        now = self._memory.clock.now_ms()
        found = [
            Heartbeat(pulse, (now - at) / 1000, (pulse.clock_ms - at) / 1000)
            for at, pulse in self._memory.pulses.values()
        ]
        return sorted((each for each in found if each.age_s < FORGOTTEN_S), key=lambda each: each.name)
