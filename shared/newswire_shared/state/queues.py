"""Lengths of queues, which the broker keeps as lists in Redis."""

from __future__ import annotations

from typing import Any

from newswire_shared.state.redis_state import translated


class RedisQueueLengths:
    """Asks the broker, by a Redis client of its own."""

    def __init__(self, broker: Any) -> None:
        self._broker = broker

    def length(self, queue: str) -> int:
        with translated():
            return int(self._broker.llen(queue))
