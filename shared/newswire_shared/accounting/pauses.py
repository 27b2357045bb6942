"""The port through which stages are paused, by hand or because too many of their messages died."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from newswire_shared.contracts.reasons import Stage

BLOCKED = "the index is blocked: "  # how the reason of a pause begins that ends by itself, once that is mended


class Pauses(Protocol):
    """Which stages are paused.  Raises TransientError when the state cannot be reached."""

    def pause(self, stage: Stage, why: str) -> None:
        """Let a stage take nothing more."""

    def pause_for(self, stage: Stage, why: str, longest_s: float) -> bool:
        """Let a stage take nothing more until `end_pause`, and no longer than that; False if it is paused already."""

    def end_pause(self, stage: Stage, why: str) -> None:
        """Let a stage go on, unless it is paused for another reason by now."""

    def resume(self, stage: Stage) -> bool:
        """Let a stage go on; False if it was not paused."""

    def paused(self) -> Mapping[str, str]:
        """The names of the paused stages and why; one may be of another release, which this one does not know."""
