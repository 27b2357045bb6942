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
        self._memory.pause_ends.pop(stage, None)

    def pause_for(self, stage: Stage, why: str, longest_s: float) -> bool:
        """Let a stage take nothing more for a time."""
        if self._memory.pause_of(stage):
            return False
        self._memory.paused[stage] = why
        self._memory.pause_ends[stage] = self._memory.clock.now_ms() + int(longest_s * 1000)
        return True

    def end_pause(self, stage: Stage, why: str) -> None:
        """Let a stage go on, unless it is paused for another reason."""
        if self._memory.paused.get(stage) == why:
            self.resume(stage)

    def resume(self, stage: Stage) -> bool:
        """Let a stage go on."""
        self._memory.pause_ends.pop(stage, None)
        return self._memory.paused.pop(stage, None) is not None

    def paused(self) -> dict[str, str]:
        """The paused stages and why."""
        for stage in [*self._memory.pause_ends]:
            self._memory.pause_of(stage)
        return dict(self._memory.paused)
