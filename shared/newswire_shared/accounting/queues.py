"""The port that counts waiting messages."""

from __future__ import annotations

from typing import Protocol


class QueueLengths(Protocol):
    """How full the broker's queues are.  Raises TransientError when it cannot be reached."""

    def length(self, queue: str) -> int:
        """How many messages wait in a queue."""
