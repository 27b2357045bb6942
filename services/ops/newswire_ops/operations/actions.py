"""The log of actions: who did what, when, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

KEPT = 1_000  # a few hundred bytes each, and some weeks of a busy operator


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `of` is what it was done to."""

    at_ms: int
    who: str
    what: str
    of: str
    outcome: str


class ActionLog(Protocol):
    """Keeps the last actions.  Each method raises TransientError when the state cannot be reached."""

    def note(self, who: str, what: str, of: str, outcome: str) -> None:
        """An action was done just now."""

    def newest(self, limit: int) -> Sequence[Action]:
        """The last actions, the newest first."""
