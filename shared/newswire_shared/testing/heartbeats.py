"""Heartbeats in memory."""

from __future__ import annotations

from newswire_shared.accounting.heartbeats import FORGOTTEN_S, Heartbeat, Pulse
from newswire_shared.testing.memory import Memory


class FakeHeartbeats:
    """Heartbeats in a dictionary, by the clock of a memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._doubled: dict[tuple[str, str], int] = {}

    def beat(self, pulse: Pulse) -> None:
        """Keep a pulse, and note when two processes take turns."""
        name, now = (pulse.node, pulse.machine), self._memory.clock.now_ms()
        before = self._memory.pulses.get(name)
        if before and pulse.told and before[1].process != pulse.process:
            self._doubled[name] = now
        self._memory.pulses[name] = (now, pulse)

    def leave(self, node: str, machine: str) -> None:
        """Forget one."""
        self._memory.pulses.pop((node, machine), None)
        self._doubled.pop((node, machine), None)

    def all(self) -> list[Heartbeat]:
        """Those that are not forgotten."""
        now = self._memory.clock.now_ms()
        found = [
            Heartbeat(
                pulse, (now - at) / 1000, (pulse.clock_ms - at) / 1000,
                (now - self._doubled.get(name, float("-inf"))) / 1000,
            )
            for name, (at, pulse) in self._memory.pulses.items()
        ]  # fmt: skip
        return sorted((each for each in found if each.age_s < FORGOTTEN_S), key=lambda each: each.name)
