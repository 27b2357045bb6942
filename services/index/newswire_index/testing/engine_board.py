"""How the engine is, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


class FakeEngineBoard:
    """An EngineBoard; `told` is what stands on it, None before the first look, `writes` what was counted."""

    def __init__(self) -> None:
        self.told: str | None = None
        self.writes: Counter[str] = Counter()

    def write(self, why: str) -> None:
        """Keep it."""
        self.told = why

    def count(self, writes: Mapping[str, int]) -> None:
        """Add it up."""
        self.writes.update(writes)
