"""Publishing messages through Celery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from celery import Celery
from kombu.exceptions import OperationalError
from kombu.utils.uuid import uuid
from redis.exceptions import RedisError

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import CaptureMessage, Message
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.topology import Route, route_of

MESSAGES_AT_ONCE = 100  # to the broker in one exchange: about 150 kB


class CeleryPublisher:
    """Publishes through Celery, by the topology."""

    def __init__(self, app: Celery) -> None:
        self._app = app

    def publish(self, message: Message, route: Route | None = None) -> None:
        way = route or route_of(type(message))
        with _translated():
            self._app.send_task(
                way.task,
                args=(message.encode(),),
                queue=way.queue(_lane_of(message)),
                argsrepr=message.summary(),  # what Flower shows: by default it copies the arguments
                expires=way.expires_s,
                retry=False,
            )

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Publish what `send_task` would, without what it works out for every message: 0.06 instead of 0.32 ms each."""
        amqp = self._app.amqp
        with _translated(), self._app.producer_or_acquire() as producer, producer.batch(MESSAGES_AT_ONCE):
            for message in messages:
                way = route_of(type(message))
                task = amqp.create_task_message(
                    uuid(), way.task, (message.encode(),), expires=way.expires_s, argsrepr=message.summary(),
                    kwargsrepr="{}",
                )  # fmt: skip
                amqp.send_task_message(
                    producer, way.task, task, queue=way.queue(_lane_of(message)), declare=(), retry=False
                )


def _lane_of(message: Message) -> Lane:
    return message.lane if isinstance(message, CaptureMessage) else Lane.LIVE


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, OSError, RedisError) as error:  # of a batch kombu passes Redis' own errors on
        raise TransientError(f"the broker cannot be reached: {error}") from error
