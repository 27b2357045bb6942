"""The port through which messages are published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newswire_shared.contracts.events import Message
from newswire_shared.contracts.topology import Route


class EventPublisher(Protocol):
    """Puts messages on their queues.  Raises TransientError when the broker cannot be reached."""

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Publish many in few exchanges with the broker; where it raises, some may have been published."""

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Publish a message on its route; the lane of a capture's message picks the queue."""
