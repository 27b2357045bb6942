"""A publisher that remembers."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.events import CaptureMessage, Message
from newswire_shared.contracts.topology import Route, route_of


class RecordingPublisher:
    """An EventPublisher that keeps what it was given; `fault` is raised instead while it is set."""

    def __init__(self) -> None:
        self.published: list[tuple[Message, Route]] = []
        self.fault: Exception | None = None

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Keep a message with the route that it goes."""
        if self.fault:
            raise self.fault
        self.published.append((message, route or route_of(type(message))))

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Keep many messages."""
        for message in messages:
            self.publish(message)

    @property
    def messages(self) -> list[Message]:
        """What was published, in order."""
        return [message for message, _ in self.published]

    def queues(self) -> list[str]:
        """The queues that it went to, in order."""
        return [
            route.queue(message.lane) if isinstance(message, CaptureMessage) else route.queue()
            for message, route in self.published
        ]
