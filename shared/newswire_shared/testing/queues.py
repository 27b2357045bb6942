"""Queues in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class FakeQueueLengths:
    """Lengths of queues, which a test sets."""

    lengths: Counter[str] = field(default_factory=Counter)

    def length(self, queue: str) -> int:
        """How many messages wait in a queue."""
        return self.lengths[queue]


@dataclass(slots=True)
class FakeMessagesUnderWay:
    """The captures that messages of each queue are about, which a test sets."""

    captures: dict[str, set[str]] = field(default_factory=dict)

    def about(self, queues: Iterable[str], captures: Collection[str]) -> set[str]:
        """Those of these captures that a message of these queues is about."""
        return {each for queue in queues for each in self.captures.get(queue, ())} & {*captures}
