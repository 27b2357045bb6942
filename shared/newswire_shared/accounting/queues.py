"""The ports that look at waiting messages: how many there are, and what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

BACKLOG = 1000  # messages in a queue: at some ten a second a message waits minutes behind them, and is not lost


class QueueLengths(Protocol):
    """How full the broker's queues are.  Raises TransientError when it cannot be reached."""

    def length(self, queue: str) -> int:
        """How many messages wait in a queue."""


def longest(lengths: QueueLengths, queues: Iterable[str]) -> int:
    """How many messages wait in the longest of some queues."""
    return max(lengths.length(queue) for queue in set(queues))


class MessagesUnderWay(Protocol):
    """The messages that wait in queues or are held by workers.  Raises TransientError when the broker is away."""

    def about(self, queues: Iterable[str], captures: Collection[str]) -> set[str]:
        """Those of these captures that a message of these queues is about, be it waiting or held."""
