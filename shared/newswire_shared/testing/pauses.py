"""Paused stages in memory."""

from __future__ import annotations

from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing.memory import Memory


class FakePauses:
    """Pauses in a dictionary."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def pause(self, stage: Stage, why: str) -> None:
        """Let a stage take nothing more."""
        self._memory.paused[stage] = why

    def resume(self, stage: Stage) -> bool:
        """Let a stage go on."""
        return self._memory.paused.pop(stage, None) is not None

    def paused(self) -> dict[str, str]:
        """The paused stages and why."""
        return dict(self._memory.paused)
