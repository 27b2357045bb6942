"""Publishing messages through Celery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

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
        with _translated():
            self._send(message, route)

    def publish_all(self, messages: Sequence[Message]) -> None:
        if not messages:
            return
        with _translated(), self._app.producer_or_acquire() as producer, producer.batch():
            for message in messages:
                self._send(message, None, producer=producer)

    def _send(self, message: Message, route: Route | None, **how: Any) -> None:
        way = route or route_of(type(message))
        lane = message.lane if isinstance(message, CaptureMessage) else Lane.LIVE
        self._app.send_task(
            way.task,
            args=(message.encode(),),
            queue=way.queue(lane),
            argsrepr=message.summary(),  # what Flower shows: by default it copies the arguments
            expires=way.expires_s,
            retry=False,
            **how,
        )


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, OSError) as error:
        raise TransientError(f"the broker cannot be reached: {error}") from error
