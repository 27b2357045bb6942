"""Publishing messages through Celery."""

from __future__ import annotations

from collections.abc import Sequence

from celery import Celery
from kombu import Producer
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import CaptureMessage, Message
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.topology import Route, route_of

MESSAGES_AT_ONCE = 100  # 200 kB to the broker in one exchange at most


class CeleryPublisher:
    """Publishes through Celery, by the topology."""

    def __init__(self, app: Celery) -> None:
        self._app = app

    def publish_all(self, messages: Sequence[Message]) -> None:
        try:
            with self._app.producer_or_acquire() as producer, producer.batch(MESSAGES_AT_ONCE):
                for message in messages:
                    self.publish(message, producer=producer)
        except (OperationalError, OSError, RedisError) as error:  # kombu translates those of single messages only
            raise TransientError(f"the broker cannot be reached: {error}") from error

    def publish(self, message: Message, route: Route | None = None, *, producer: Producer | None = None) -> None:
        way = route or route_of(type(message))
        lane = message.lane if isinstance(message, CaptureMessage) else Lane.LIVE
        try:
            self._app.send_task(
                way.task,
                args=(message.encode(),),
                queue=way.queue(lane),
                argsrepr=message.summary(),  # what Flower shows: by default it copies the arguments
                expires=way.expires_s,
                producer=producer,
                retry=False,
            )
        except (OperationalError, OSError) as error:
            raise TransientError(f"the broker cannot be reached: {error}") from error
