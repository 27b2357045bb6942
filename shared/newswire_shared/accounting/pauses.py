"""The port through which stages are paused, by hand or because too many of their messages died."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from newswire_shared.contracts.reasons import Stage


class Pauses(Protocol):
    """Which stages are paused.  Raises TransientError when the state cannot be reached."""

    def pause(self, stage: Stage, why: str) -> None:
        """Let a stage take nothing more."""

    def resume(self, stage: Stage) -> bool:
        """Let a stage go on; False if it was not paused."""

    def paused(self) -> Mapping[str, str]:
        """The names of the paused stages and why; one may be of another release, which this one does not know."""
