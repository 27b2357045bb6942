"""The epoch in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newswire_shared.accounting.epoch import EpochState
from newswire_shared.testing.memory import Memory


class FakeEpoch:
    """An Epoch in a value."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def state(self) -> EpochState:
        """The value."""
        return self._memory.epoch

    def begin(self, *, restored: bool = False) -> None:
        """Begin, unless it has begun."""
        if not self._memory.epoch.has_begun:
            self._memory.epoch = EpochState(self._memory.clock.now_ms(), restored)

    def is_lost(self, indexed: int) -> None:
        """Note the number."""
        self._memory.epoch = replace(self._memory.epoch, indexed=indexed)

    def places(self) -> Mapping[str, str]:
        """A copy of the places."""
        return dict(self._memory.places)

    def note_place(self, part: str, place: str) -> None:
        """Keep a place."""
        self._memory.places[part] = place

    def forget_places(self) -> None:
        """Drop them."""
        self._memory.places.clear()
