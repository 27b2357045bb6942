"""The epoch of the state: since when it counts, and whether it knows what was taken in before.

A state without an epoch is new.  Beside an empty index it is a first start, and its epoch begins by itself; beside a
full one it was lost, and intake waits until `newswire restore` has brought back what the state must know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

RESTORE = "newswire restore"  # the command that brings back what the state lost
UNSURE = "the state in Redis is new: index workers look first whether it was lost beside a full index"
LOST = f"the state in Redis was lost and the index was not: `{RESTORE}` brings back what it knew"


@dataclass(frozen=True, slots=True)
class EpochState:
    """An epoch as it stands.

    `since_ms` is when the counts began, 0 where a release before this one began them; None while no epoch has begun.
    `indexed` is how many documents an index worker found beside a state without one.
    """

    since_ms: int | None = None
    restored: bool = False
    indexed: int = 0

    @property
    def has_begun(self) -> bool:
        return self.since_ms is not None

    @property
    def reason(self) -> str:
        """Why intake should wait, "" if it need not."""
        if self.has_begun:
            return ""
        return LOST if self.indexed else UNSURE


class Epoch(Protocol):
    """The epoch of a state.  Raises TransientError when the state cannot be reached."""

    def state(self) -> EpochState:
        """The epoch as it stands."""

    def begin(self, *, restored: bool = False) -> None:
        """Begin the epoch now, unless it has begun; `restored` where what was lost was brought back."""

    def is_lost(self, indexed: int) -> None:
        """Note that a state without an epoch lies beside an index with so many documents."""

    def places(self) -> Mapping[str, str]:
        """How far each part of a restoration is that was not finished."""

    def note_place(self, part: str, place: str) -> None:
        """A part of a restoration came so far."""

    def forget_places(self) -> None:
        """The restoration has ended, or shall begin anew."""
