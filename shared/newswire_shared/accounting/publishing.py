"""The port through which messages are published."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from newswire_shared.contracts.events import CAPTURES_A_MESSAGE, CaptureMessage, Message
from newswire_shared.contracts.topology import Route, route_of


class EventPublisher(Protocol):
    """Puts messages on their queues.  Raises TransientError when the broker cannot be reached."""

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Publish many in few exchanges with the broker; where it raises, some may have been published."""

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Publish a message on its route; the lane of a capture's message picks the queue."""


def joined(messages: Sequence[CaptureMessage]) -> list[CaptureMessage]:
    """The same captures in as few messages as their tasks take, in the order that they have within each queue.

    Only a task that handles all captures of a message together gets more than one.
    """
    found: list[CaptureMessage] = []
    for _, same in groupby(sorted(messages, key=_queue), key=_queue):
        found += _filled([*same])
    return found


def _queue(message: CaptureMessage) -> str:
    return route_of(type(message)).queue(message.lane)


def _filled(messages: Sequence[CaptureMessage]) -> list[CaptureMessage]:
    if not route_of(type(messages[0])).together:
        return [*messages]
    captures = [capture for message in messages for capture in message.captures]
    parts = (captures[at : at + CAPTURES_A_MESSAGE] for at in range(0, len(captures), CAPTURES_A_MESSAGE))
    return [messages[0].model_copy(update={"captures": tuple(part)}) for part in parts]
