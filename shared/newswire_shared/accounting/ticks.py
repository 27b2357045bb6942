"""The port through which worker groups are seen alive, and take turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from newswire_shared.contracts.reasons import Stage

SILENT_S = 30.0  # one is sent each second; a group that is busy with loops of 10 s leaves some to expire


class Ticks(Protocol):
    """When each worker group last took a tick.  Raises TransientError when the state cannot be reached."""

    def note(self, group: str) -> None:
        """A group takes a tick just now."""

    def ages_s(self) -> Mapping[str, float]:
        """How long ago each group took its last tick; a group that never did is missing."""

    def is_turn(self, stage: Stage, every_s: int) -> bool:
        """Whether a stage's upkeep is due; one of all workers gets a yes, once in that time."""
