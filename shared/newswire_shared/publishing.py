"""Publishing messages: the port and its Celery adapter."""

from __future__ import annotations

from typing import Protocol

from celery import Celery
from kombu.exceptions import OperationalError

from newswire_shared.errors import TransientError
from newswire_shared.events import CaptureMessage, Message
from newswire_shared.reasons import Lane
from newswire_shared.topology import Route, route_of


class EventPublisher(Protocol):
    """Puts messages on their queues.  Raises TransientError when the broker cannot be reached."""

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Publish a message on its route; the lane of a capture's message picks the queue."""


class CeleryPublisher:
    """Publishes through Celery, by the topology."""

    def __init__(self, app: Celery) -> None:
        self._app = app

    def publish(self, message: Message, route: Route | None = None) -> None:
        way = route or route_of(type(message))
        lane = message.lane if isinstance(message, CaptureMessage) else Lane.LIVE
        try:
            self._app.send_task(
                way.task,
                args=(message.encode(),),
                queue=way.queue(lane),
                argsrepr=message.summary(),  # what Flower shows: by default it copies the arguments
                expires=way.expires_s,
                retry=False,
            )
        except (OperationalError, OSError) as error:
            raise TransientError(f"the broker cannot be reached: {error}") from error
