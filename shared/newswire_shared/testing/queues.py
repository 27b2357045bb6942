"""Lengths of queues in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class FakeQueueLengths:
    """Lengths of queues, which a test sets."""

    lengths: Counter[str] = field(default_factory=Counter)

    def length(self, queue: str) -> int:
        """How many messages wait in a queue."""
        return self.lengths[queue]
