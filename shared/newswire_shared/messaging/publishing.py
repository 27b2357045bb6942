"""Publishing messages through Celery."""

from __future__ import annotations

from celery import Celery
from kombu.exceptions import OperationalError

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import CaptureMessage, Message
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.topology import Route, route_of


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
