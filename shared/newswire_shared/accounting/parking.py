"""Parking: a message that should be tried later lies under its own id until it is due, then is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.events import Message
from newswire_shared.contracts.topology import Route


def parking_of(route: Route) -> str:
    """The due queue that a route's messages are parked in."""
    return "parked." + route.task.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Parked:
    """A message to park: under which id, of which capture and stage, and which count of starts to take back."""

    id: str
    message: Message
    capture_id: str = ""
    stage: str = ""
    count: str = ""


class Parking(Protocol):
    """Parks messages.  Raises TransientError when the state cannot be reached."""

    def park(self, route: Route, parked: Parked, wait_s: float) -> None:
        """Keep a message until it is due and take its start back, in one step."""

    def pump(self, route: Route, publisher: EventPublisher) -> int:
        """Publish what is due of a route's parking, then forget it; answers how many there were."""
