"""How the engine is, in memory, by the clock of a memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newswire_shared.testing import Memory

EVERY_S = 4.0  # as in Redis


class FakeEngineBoard:
    """An EngineBoard; `told` is what stands on it, None before the first look, `writes` what was counted."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._asked_ms = memory, float("-inf")
        self.told: str | None = None
        self.writes: Counter[str] = Counter()

    def claim(self) -> bool:
        """Whether it is time."""
        now = self._memory.clock.now_ms()
        if now - self._asked_ms < EVERY_S * 1000:
            return False
        self._asked_ms = now
        return True

    def write(self, why: str) -> None:
        """Keep it."""
        self.told = why

    def count(self, writes: Mapping[str, int]) -> None:
        """Add it up."""
        self.writes.update(writes)
