"""Parking in memory."""

from __future__ import annotations

from newswire_shared.accounting.parking import Parked, parking_of
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.topology import Route
from newswire_shared.testing.due_queue import FakeDueQueue
from newswire_shared.testing.memory import Memory


class FakeParking:
    """Parking in a due queue in memory; `waits` are the waits that were asked for, by id."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._messages = memory, dict[str, tuple[Route, Parked]]()
        self.waits: dict[str, float] = {}

    def park(self, route: Route, parked: Parked, wait_s: float) -> None:
        """Keep a message until it is due and take its start back."""
        self._memory.captures.get(parked.capture_id, {}).pop(parked.count, None)
        self._messages[parked.id] = (route, parked)
        self.waits[parked.id] = wait_s
        FakeDueQueue(self._memory, parking_of(route)).put(parked.id, wait_s)

    def pump(self, route: Route, publisher: EventPublisher) -> int:
        """Publish what is due of a route's parking, then remove it."""
        queue = FakeDueQueue(self._memory, parking_of(route))
        claims = queue.claim(200, 30)
        for claim in claims:
            way, parked = self._messages[claim.member]
            publisher.publish(parked.message, way)
            queue.complete(claim)
        return len(claims)
